package io.mithridate.runner.plan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.config.Decimal;
import io.mithridate.config.OptionTree;
import io.mithridate.config.RecordShape;
import io.mithridate.runner.experiment.PluginUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The canonical forms of the inputs of stages.
 *
 * <p>A component of a record of inputs is an {@link Input}, a record of options, another record of
 * inputs, a string, a number, a boolean, an enum constant, or an {@link Optional} or a list of
 * these. Many objects appear in the inputs of several stages, e.g. a data set, the options of a
 * plugin or a trigger, so the form is computed once per object.
 */
final class InputForms {

    /** Longer lists are replaced by their digest to keep descriptions readable. */
    private static final int MAX_LIST_LENGTH = 32;

    private final InputsForm absent = InputsForm.of("null");
    private final IdentityHashMap<Object, InputsForm> forms = new IdentityHashMap<>();
    private final Map<Class<?>, RecordShape> shapes = new HashMap<>();

    /**
     * Returns the form of everything that a stage reads.
     *
     * @throws IllegalArgumentException if a component has a type that is not allowed for inputs
     */
    InputsForm of(Record inputs) {
        InputsForm.Found found = new InputsForm.Found();
        StringJoiner text = new StringJoiner(",", "{", "}");
        for (RecordShape.Component component : shape(inputs).components()) {
            InputsForm form = value(component.in(inputs));
            found.add(form);
            text.add("\"" + component.name() + "\":" + form.text());
        }
        return found.of(text.toString());
    }

    private RecordShape shape(Record record) {
        return shapes.computeIfAbsent(record.getClass(), any -> RecordShape.of(record.getClass()));
    }

    private InputsForm value(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : absent;
        }
        if (!(value instanceof Input || value instanceof Record || value instanceof Collection)) {
            return InputsForm.of(scalar(value));
        }
        InputsForm form = forms.get(value);
        if (form == null) {
            form = part(value);
            forms.put(value, form);
        }
        return form;
    }

    private InputsForm part(Object value) {
        if (value instanceof Input input) {
            InputsForm.Found found = new InputsForm.Found();
            found.add(input);
            JsonNode canonical = input.canonical();
            // Most are keys, for which a JSON writer would be slow.
            return found.of(
                    canonical.isTextual() ? quote(canonical.textValue()) : canonical.toString());
        }
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        Record record = (Record) value;
        return shape(record).isOptions()
                ? new InputsForm.Found().of(OptionTree.of(record).json().toString())
                : of(record);
    }

    private InputsForm list(Collection<?> values) {
        InputsForm.Found found = new InputsForm.Found();
        StringJoiner list = new StringJoiner(",", "[", "]");
        for (Object value : values) {
            InputsForm form = value(value);
            found.add(form);
            list.add(form.text());
        }
        String text = list.toString();
        return found.of(
                values.size() <= MAX_LIST_LENGTH
                        ? text
                        : "{\"items\":%d,\"sha256\":\"%s\"}"
                                .formatted(values.size(), DigestUtils.sha256Hex(text)));
    }

    private static String scalar(Object value) {
        if (value instanceof String text) {
            return quote(text);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Double number) {
            return quote(Decimal.shortest(number));
        }
        if (value instanceof Enum<?> constant) {
            return quote(KebabCase.ofConstant(constant));
        }
        throw new IllegalArgumentException(
                "a stage cannot read a value of type %s: it has no representation in keys"
                        .formatted(value.getClass().getName()));
    }

    /** Returns a text as a JSON string. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    /**
     * The canonical form of an input of a stage, with the plugins and stages that it depends on.
     *
     * @param text the form as compact JSON
     * @param plugins the plugins whose code affects the content
     * @param byKey the stages whose artifacts are read, by key
     */
    record InputsForm(String text, Set<PluginUse> plugins, Map<String, Stage> byKey) {

        /** Returns the form of a value that depends on no plugin and no stage. */
        static InputsForm of(String text) {
            return new InputsForm(text, Set.of(), Map.of());
        }

        /**
         * Returns the distinct stages whose artifacts are read, in the order in which they are
         * read.
         */
        List<Stage> stages() {
            return List.copyOf(byKey.values());
        }

        /** Collects the plugins and stages that the parts of a form depend on. */
        static final class Found {

            private final Set<PluginUse> plugins = new LinkedHashSet<>();
            private final Map<String, Stage> stages = new LinkedHashMap<>();

            /** Adds the plugins and stages of an input. */
            void add(Input input) {
                plugins.addAll(input.plugins());
                input.stages().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
            }

            /** Adds the plugins and stages of a part. */
            void add(InputsForm part) {
                plugins.addAll(part.plugins);
                part.byKey.forEach(stages::putIfAbsent);
            }

            /** Returns the form of the whole, with the collected plugins and stages. */
            InputsForm of(String text) {
                return new InputsForm(text, plugins, stages);
            }
        }
    }
}
