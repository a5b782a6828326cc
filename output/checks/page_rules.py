"""The rules of pages."""

from __future__ import annotations

from output.checks import page
from output.checks.rules import PROMISE, Group, Rule

HTML = "HTML Living Standard"
WCAG = "WCAG 2.2"
CSP = "W3C Content Security Policy Level 3"
REBUILD = "build the episode again, then: turncast feed; a theme of your own may be at fault"

GROUP = Group(
    "pages",
    "The page of every episode, and the show's own",
    page.pages,
    (
        Rule("page-doctype", "error", "The page is HTML, and says so.", f"{HTML}, 13.1.1", REBUILD, page.no_doctype),
        Rule(
            "page-language",
            "error",
            "The page says its language.",
            f"{WCAG}, 3.1.1",
            REBUILD,
            page.head("/html/@lang", "lang"),
        ),
        Rule(
            "page-title",
            "error",
            "The page has a title.",
            f"{WCAG}, 2.4.2",
            REBUILD,
            page.head("//title/text()", "title"),
        ),
        Rule(
            "page-charset",
            "error",
            "The page says that it is UTF-8.",
            f"{HTML}, 4.2.5.4",
            REBUILD,
            page.head("//meta[translate(@charset, 'UTF', 'utf') = 'utf-8']/@charset", "charset utf-8"),
        ),
        Rule(
            "page-viewport",
            "warning",
            "The page fits narrow screens.",
            f"{WCAG}, 1.4.10",
            REBUILD,
            page.head("//meta[@name='viewport']/@content", "viewport"),
        ),
        Rule("page-heading", "warning", "The page has one main heading.", f"{WCAG}, 1.3.1", REBUILD, page.headings),
        Rule(
            "page-policy",
            "error",
            "The page has a Content Security Policy.",
            CSP,
            REBUILD,
            page.head("//meta[@http-equiv='Content-Security-Policy']/@content", "Content Security Policy"),
        ),
        Rule(
            "page-policy-hash",
            "error",
            "The policy names the page's own style and script.",
            CSP,
            REBUILD,
            page.unhashed,
        ),
        Rule(
            "page-handler",
            "error",
            "No script stands outside of the page's own.",
            "OWASP, Cross-Site Scripting Prevention",
            REBUILD,
            page.handlers,
        ),
        Rule(
            "page-foreign", "error", "No script, style or frame comes from elsewhere.", PROMISE, REBUILD, page.foreign
        ),
        Rule(
            "page-remote",
            "warning",
            "No picture or sound comes from elsewhere.",
            PROMISE,
            "leave it out, or put it below base_url: who serves it sees who reads the page",
            page.remote,
        ),
        Rule("page-link", "error", "Every link to a file leads to one.", PROMISE, REBUILD, page.dead_links),
        Rule(
            "page-anchor", "error", "Every link within the page leads somewhere.", PROMISE, REBUILD, page.dead_anchors
        ),
        Rule("page-id", "error", "No id stands twice.", f"{HTML}, 3.2.6", REBUILD, page.twin_ids),
        Rule("page-alt", "error", "Pictures have an alternative text.", f"{WCAG}, 1.1.1", REBUILD, page.undescribed),
        Rule("page-player", "error", "The page plays the episode.", PROMISE, REBUILD, page.silent),
        Rule("page-lost", "error", "Every turn is on the page, word by word.", PROMISE, REBUILD, page.lost),
    ),
)
