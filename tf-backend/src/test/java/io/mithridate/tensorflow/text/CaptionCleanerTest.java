package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptionCleanerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  A  Red\tBus \t|a red bus",
                "a &amp;lt;b&amp;gt; &AMP; c|a <b> & c",
                "&amp;amp;amp;|&amp;",
                "it\u2019s \u201Cfine\u201D|it's \"fine\"",
                "&rsquo;|'",
                "e\u0301cole É|école é",
                "o\uFB03ce \u0132 \u01C6|office ij dž",
                "\uFF21\uFF22\uFF11 \uFF76\uFF9E|ab1 カ\u3099",
                "a\u0007b\u001Bc\uFEFFd\u007Fe|abcde",
                "a\u00A0\u3000b\u0085c|a b c",
                "ΣΑΣ İ|σας i\u0307",
                "caf\u00C3\u00A9|cafã©",
            })
    void cleansLikeTheReference(String caption, String expected) {
        assertThat(CaptionCleaner.clean(caption))
                .isEqualTo(Normalizer.normalize(expected, Normalizer.Form.NFC));
    }

    @Property(tries = 300)
    void shortPathGivesTheSameResultAsTheLongOne(@ForAll("captions") String caption) {
        // The appended mark disables the short path; the long path drops it.
        assertThat(CaptionCleaner.clean(caption))
                .isEqualTo(CaptionCleaner.clean(caption + "\uFEFF"));
    }

    @Provide
    Arbitrary<String> captions() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
    }

    @ParameterizedTest
    @CsvSource({
        "it&#39;s &lt;b&gt; &amp;amp; &eacute;&#x1F34C;&apos;, it's <b> &amp; é🍌'",
        "a & b &nosuch; & $1 &, a & b &nosuch; & $1 &",
        "&copy2024 &notit; &notin; &amp, ©2024 ¬it; ∉ &",
        "&#39 &#x27 &#0; &#xD800; &#9999999; &#x110000;, ' ' \uFFFD \uFFFD \uFFFD \uFFFD",
        "&#150; &#x80; &#129;, – € \u0081",
        "[&#1;][&#xFFFE;][&#xFDD0;][&#11;], [][][][]",
        "&#00000000000000000065; &#99999999999999999999;, A \uFFFD",
        "&NotEqualTilde; &ngE;, ≂\u0338 ≧\u0338",
    })
    void resolvesReferencesLikePython(String text, String expected) {
        assertThat(HtmlReferences.resolve(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&;", "&#;", "&#x;", "&a", "& amp;", "&&&"})
    void keepsTextThatIsNotAReference(String text) {
        assertThat(HtmlReferences.resolve(text)).isEqualTo(text);
    }

    @Property(tries = 200)
    void cleaningTwiceChangesNothingWithoutReferences(@ForAll String caption) {
        String once = CaptionCleaner.clean(caption.replace("&", ""));

        assertThat(CaptionCleaner.clean(once)).isEqualTo(once);
    }
}
