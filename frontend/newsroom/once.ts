// A form that does something for good is sent once, however often its button is pressed.
export function startOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-once]")) return;
    if (form.dataset["sent"]) event.preventDefault();
    form.dataset["sent"] = "1";
  });
  // Back in the history the form is as it was left: it may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("[data-sent]")) delete form.dataset["sent"];
  });
}
