package io.mithridate.runner.console;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.report.MarkedNegative;
import io.mithridate.runner.augmentation.SubCaptionStream.Rendering;
import java.util.Locale;

/**
 * Formats sub-captions: the caption, its positives, and its negatives with the replaced part marked
 * in color or, without colors, by brackets.
 *
 * <p>Control characters are shown as Unicode symbols, so that captions cannot control the terminal.
 *
 * @param colour whether to use colors
 */
public record SubCaptionText(boolean colour) implements Rendering {

    @Override
    public String of(String caption, Augmentation augmentation) {
        StringBuilder text = new StringBuilder();
        text.append(
                caption.isBlank()
                        ? Style.ASIDE.on("(a blank line)", colour)
                        : Style.HEAD.on(replaceControls(caption), colour));
        text.append('\n');
        for (String positive : augmentation.positives()) {
            text.append("  ").append(Style.POSITIVE.on("+", colour));
            text.append(' ').append(replaceControls(positive)).append('\n');
        }
        for (Negative negative : augmentation.negatives()) {
            text.append("  ").append(Style.FAILURE.on("-", colour));
            text.append(' ').append(markReplacement(caption, negative));
            text.append(Style.ASIDE.on("  (" + remark(negative) + ")", colour)).append('\n');
        }
        if (!caption.isBlank()
                && augmentation.positives().isEmpty()
                && augmentation.negatives().isEmpty()) {
            text.append(Style.ASIDE.on("  (no sub-captions)", colour)).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String remark(Negative negative) {
        String kind = negative.kind().name().toLowerCase(Locale.ROOT);
        return negative.kind() == Negative.Kind.CAPTION
                ? "another " + kind
                : "%s: %s → %s"
                        .formatted(
                                kind,
                                replaceControls(negative.from()),
                                replaceControls(negative.to()));
    }

    private String markReplacement(String caption, Negative negative) {
        MarkedNegative marked = MarkedNegative.of(caption, negative);
        String piece = replaceControls(marked.piece());
        String replaced = colour ? Style.REPLACED.on(piece, true) : "[" + piece + "]";
        return replaceControls(marked.before())
                + (piece.isEmpty() ? "" : replaced)
                + replaceControls(marked.after());
    }

    /** Replaces control characters with the Unicode symbols for them. */
    static String replaceControls(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                shown.append((char) ('\u2400' + c));
            } else if (c == 0x7F) {
                shown.append('\u2421');
            } else if (c > 0x7F && c < 0xA0) {
                shown.append('\uFFFD');
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
