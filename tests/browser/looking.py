"""Looking at a page as the guidelines do: axe's findings, what lies outside the screen, what is too small to press."""

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

AXE: Final = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS: Final = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OF_LOOKS: Final = ["color-contrast", "color-contrast-enhanced", "link-in-text-block", "target-size"]
"""What size and contrast can change: a page's words and their order are the same in every mode."""


def violations(page: Page, *, of_looks: bool = False) -> list[tuple[str, str]]:
    """Ask axe: the rule and the element of each fault; by all rules, or by those `of_looks` alone."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    asked = {"type": "rule", "values": OF_LOOKS} if of_looks else {"type": "tag", "values": TAGS}
    rules = {"runOnly": asked, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
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
