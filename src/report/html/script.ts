/**
 * The one script of the page: a button beside each line to copy. Without it, or where the clipboard is out of reach, a click on
 * the line selects it whole.
 */
export const SCRIPT = `
for (const line of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.dataset.copy);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(line.querySelector("code"));
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  line.append(button);
}
`;
