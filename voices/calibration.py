"""The passages that a voice's level is measured on: about twenty seconds of ordinary speech."""

from __future__ import annotations

PASSAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "Good evening, and welcome back. Tonight we talk about the river, the people who live beside it, "
        "and what they think will happen to both of them.",
        "Well, thank you for asking me. When I was a child, nobody worried about the water; it was simply there.",
        "And now? What has changed in the last ten or twenty years, and who should have noticed it first?",
        "I would say that everything changed at once. The summers grew longer, the fish went away, and the "
        "old mill at the bridge stands on dry ground for half of the year.",
    ),
    "de": (
        "Guten Abend und herzlich willkommen. Heute sprechen wir über den Fluss, über die Menschen, die an ihm leben, "
        "und darüber, was aus beiden werden soll.",
        "Vielen Dank für die Einladung. Als ich ein Kind war, hat sich niemand um das Wasser gesorgt.",
        "Und jetzt? Was hat sich in den letzten zehn oder zwanzig Jahren geändert, und wem hätte es auffallen müssen?",
        "Ich würde sagen, alles auf einmal. Die Sommer wurden länger, und die alte Mühle steht auf trockenem Boden.",
    ),
    "fr": (
        "Bonsoir et bienvenue. Ce soir, nous parlons de la rivière, des gens qui vivent près d'elle et de leur avenir.",
        "Merci de m'avoir invité. Quand j'étais enfant, personne ne s'inquiétait de l'eau; elle était simplement là.",
        "Et maintenant? Qu'est-ce qui a changé depuis dix ou vingt ans, et qui aurait dû le remarquer en premier?",
        "Je dirais que tout a changé en même temps. Les étés sont plus longs et le vieux moulin est au sec.",
    ),
    "es": (
        "Buenas noches y bienvenidos. Hoy hablamos del río, de la gente que vive junto a él y de lo que les espera.",
        "Gracias por invitarme. Cuando yo era niño, nadie se preocupaba por el agua; simplemente estaba allí.",
        "¿Y ahora? ¿Qué ha cambiado en los últimos diez o veinte años, y quién debería haberlo notado primero?",
        "Yo diría que todo cambió a la vez. Los veranos son más largos y el viejo molino está en seco.",
    ),
}
"""Primary language subtag to passages of our own."""

NUMBERS = ("1, 2, 3, 4, 5, 6, 7, 8, 9, 10.", "11, 12, 13, 14, 15.", "21, 32, 43, 54, 65, 76, 87, 98.", "100, 200, 300.")
"""For every other language: numerals, which each engine reads in the language of the voice."""


def passages(language: str) -> tuple[str, ...]:
    """The texts for a voice of this language (BCP 47)."""
    return PASSAGES.get(language.split("-")[0].lower(), NUMBERS)
