/** Put a button behind an element that copies its text, where the browser lets a page do that. */
export function copyOnPress(element: HTMLElement | null): void {
  if (!element || !navigator.clipboard) return; // its text can be selected in any case
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(element.textContent ?? "");
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(element);
      button.textContent = "Selected";
    }
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2_000);
  });
  element.after(button);
}
