package io.mithridate.runner.options;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses the text of scalars.
 *
 * <p>YAML 1.1 parses {@code 2e-4} as text, {@code 010} as eight and {@code no} as false. Here the
 * type of the option determines how the text is parsed.
 */
final class ScalarParser {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)([eE][-+]?\\d{1,6})?");

    /** The maximum number of digits of a {@code long}; avoids expanding numbers like 1e999999. */
    private static final int MAX_DIGITS = 20;

    private ScalarParser() {}

    /** Returns the value, or empty if the text does not match the type. Ranges are not checked. */
    static Optional<Object> parse(OptionType type, YamlScalar scalar) {
        if (type instanceof OptionType.Choice choice) {
            return Arrays.stream(choice.type().getEnumConstants())
                    .filter(constant -> KebabCase.ofConstant(constant).equals(scalar.text()))
                    .<Object>map(constant -> constant)
                    .findFirst();
        }
        OptionType.Plain plain = (OptionType.Plain) type;
        String text = scalar.text();
        if (scalar.quoted() && plain != OptionType.Plain.TEXT && plain != OptionType.Plain.PATH) {
            return Optional.empty();
        }
        return switch (plain) {
            case TEXT -> Optional.of(text);
            case PATH -> path(text);
            case BOOLEAN ->
                    Optional.of(text.toLowerCase(Locale.ROOT))
                            .filter(Set.of("true", "false")::contains)
                            .map(Boolean::valueOf);
            case REAL ->
                    number(text)
                            .map(BigDecimal::doubleValue)
                            .filter(Double::isFinite)
                            .map(Object.class::cast);
            case LONG -> whole(text, plain).map(BigInteger::longValue);
            case INT -> whole(text, plain).map(BigInteger::intValue);
        };
    }

    /** Returns whether the text is a whole number, possibly too large for its type. */
    static boolean isWhole(YamlScalar scalar) {
        return !scalar.quoted() && number(scalar.text()).filter(ScalarParser::isWhole).isPresent();
    }

    private static Optional<BigInteger> whole(String text, OptionType.Plain type) {
        return number(text)
                .filter(ScalarParser::isWhole)
                .filter(number -> number.precision() - number.scale() <= MAX_DIGITS)
                .map(BigDecimal::toBigIntegerExact)
                .filter(value -> value.bitLength() < type.bits());
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace("_", "")))
                : Optional.empty();
    }

    private static Optional<Object> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
