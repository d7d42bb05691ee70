// A browser tells of a moved caret with its next frame; a key that comes before it would be taken for
// the place where the caret stood. So the caret is looked at before each key.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

interface Observed {
  domObserver?: { flush?: () => void };
}

export const Hearing = Extension.create({
  name: "hearing",
  priority: 1_000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view: EditorView) => {
            // While a word is being composed the browser alone knows what is chosen.
            if (!view.composing) (view as unknown as Observed).domObserver?.flush?.();
            return false;
          },
        },
      },
    }),
  ],
});
