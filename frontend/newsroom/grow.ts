// A text area as high as its text.
export function grow(area: HTMLTextAreaElement): void {
  const scroll = window.scrollY;
  area.style.setProperty("height", "auto");
  area.style.setProperty("height", `${area.scrollHeight + 2}px`);
  if (window.scrollY !== scroll) window.scrollTo({ top: scroll });
}
