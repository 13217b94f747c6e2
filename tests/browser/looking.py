"""Looking at a page as the guidelines do: axe's findings, what lies outside the screen, what is too small to press."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS: Final = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OF_LOOKS: Final = ["color-contrast-enhanced", "link-in-text-block", "target-size"]
"""What size and contrast can change: a page's words and their order are the same in every mode."""
IMPLIED: Final = "color-contrast"
"""The contrast of AA is less than that of AAA: looking for each takes as long as the other."""
ALL_CONTRAST: Final = """
axe.configure({checks: [{id: 'color-contrast-enhanced', options: {
  ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
  contrastRatio: {normal: {expected: 7}, large: {expected: 4.5}},
  pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03}}]});"""
"""Let the rule of AAA tell of what fails AA too, which it leaves to the other by its own."""


WEAR: Final = """([size, contrast]) => {
  const html = document.documentElement, theme = document.querySelector('meta[name="theme-color"]');
  if (!theme) { return; }  // paper, which is the same in every mode
  if (size === '1') { html.removeAttribute('data-size'); } else { html.setAttribute('data-size', size); }
  html.toggleAttribute('data-contrast', contrast);
  theme.content = contrast ? '#000000' : '#063A31';
  document.querySelectorAll('.aids button[name="size"]').forEach(
    button => button.setAttribute('aria-pressed', String(button.value === size)));
  document.querySelectorAll('.aids button[name="contrast"]').forEach(button => {
    button.setAttribute('aria-pressed', String(contrast));
    button.value = contrast ? '0' : '1';
  });
}"""
"""What a size and a contrast change in a page, as the house writes them for who chose them (`test_modes.py`)."""


def ready_to_look(page: Page) -> None:
    """Give every page that is opened from now on what `violations` asks with, before it begins."""
    page.add_init_script(AXE.read_text(encoding="utf-8") + ALL_CONTRAST)


def wear(page: Page, *, size: str = "1", contrast: bool = False) -> None:
    """Show the page that is open in another mode: the server need not write it, nor the browser read it, again."""
    page.evaluate(WEAR, [size, contrast])


def violations(page: Page, *, of_looks: bool = False, style_sheets: bool = False) -> list[tuple[str, str]]:
    """Ask axe: the rule and the element of each fault; by all rules, or by those `of_looks` alone.

    Only with `style_sheets` does it read them for what locks the screen's orientation: they are the same on every page.
    """
    asked = {"type": "rule", "values": OF_LOOKS} if of_looks else {"type": "tag", "values": TAGS}
    chosen = {"target-size": {"enabled": True}, **({} if of_looks else {IMPLIED: {"enabled": False}})}
    rules = {"runOnly": asked, "rules": chosen, "resultTypes": ["violations"], "preload": style_sheets}
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [(fault["id"], node["html"][:160]) for fault in found["violations"] for node in fault["nodes"]]


OUTSIDE: Final = """() => {
  const scroller = element => element.closest('.table, .desks ul, .unseen, .skip, .hero');
  return [...document.querySelectorAll('body *')]
    .filter(element => !scroller(element) && element.checkVisibility())
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => [element.tagName, element.className.toString(), element.textContent.trim().slice(0, 20)]);
}"""

# A card's or a task's link covers all of it; a tick and its label are one; a radio's label is what is pressed.
TARGETS: Final = """() => {
  const main = '.button, .tile a, .card-title a, .chips a, input, select, textarea, .choice label';
  const pressed = 'a, button, input:not([type=hidden]), select, textarea, .choice label, .tick-label';
  const inside = '.skip, .choice input, .tick input, .tick-label input';
  return [...document.querySelectorAll(pressed)]
    .filter(element => element.checkVisibility() && !element.matches(inside))
    .map(element => {
      const whole = element.matches('.card-title a') ? element.closest('.card')
        : element.matches('.task-title') ? element.closest('.task') : element;
      const box = whole.getBoundingClientRect();
      const words = (element.innerText || element.name || '').trim().slice(0, 16);
      return [words, Math.round(box.width), Math.round(box.height), element.matches(main)];
    });
}"""

SMALLEST_PRINT: Final = """() => Math.min(...[...document.querySelectorAll('main *')]
  .filter(element => element.checkVisibility() && !element.closest('.unseen'))
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .map(element => parseFloat(getComputedStyle(element).fontSize)))"""
