package io.mithridate.testkit;

import java.util.List;
import java.util.stream.Stream;

/** Texts that a plugin may encounter in practice, including awkward ones. */
public final class SampleTexts {

    private SampleTexts() {}

    /** Returns captions in plain English. */
    public static List<String> captions() {
        return List.of(
                "a large red apple to the left of two small bananas on a blue background",
                "A photo of a dog.",
                "three wooden boats on the lake, above them a grey sky",
                "the man, who wears a hat, is reading an old book",
                "banana");
    }

    /** Returns the captions, followed by the awkward texts. */
    static List<String> all() {
        return Stream.concat(captions().stream(), awkward().stream()).toList();
    }

    /**
     * Returns texts that break careless code: empty, blank, with 10,000 characters, in other
     * scripts, emoji with joiners, lone surrogates, markup, and syntax of regular expressions and
     * format strings.
     */
    public static List<String> awkward() {
        return List.of(
                "",
                " ",
                "\t\n",
                ".",
                "a",
                "dog ".repeat(2_500),
                "x".repeat(10_000),
                "两只猫坐在红色的沙发上",
                "قطة حمراء على الطاولة",
                "красная кошка на столе",
                "แมวสองตัวบนโซฟา",
                "\uD83D\uDC69\u200D\uD83D\uDCBB holds a \uD83C\uDF4C\uD83C\uDFFD",
                "half of an emoji: \uD83C",
                "cafe\u0301 du café",
                "<b>bold</b> &amp; &lt;i&gt;",
                "100 % of $1 {} \\E %s [a-z]+ (?<name>",
                "quote \" and ' and ` and ,;",
                "line one\nline two\r\nline three\u2028line four",
                "\u0000 control \u0007 characters \u007F");
    }
}
