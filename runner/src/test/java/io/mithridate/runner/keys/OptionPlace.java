package io.mithridate.runner.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * An option and its place among others.
 *
 * @param path the names that lead to the option, ending with its own
 * @param option the schema of the option
 * @param ofRecipe whether it belongs to a recipe, which says how a model is trained
 */
record OptionPlace(List<String> path, OptionSchema option, boolean ofRecipe) {

    OptionPlace {
        path = List.copyOf(path);
    }

    /** Returns every option of a record, including those of nested records. */
    static List<OptionPlace> all(Class<? extends Record> options) {
        List<OptionPlace> places = new ArrayList<>();
        collect(OptionsSchema.of(options), List.of(), places);
        return places;
    }

    private static void collect(
            OptionsSchema schema, List<String> above, List<OptionPlace> places) {
        for (OptionsSchema.Member member : schema.members()) {
            if (member instanceof OptionsSchema.Inline inline) {
                collect(inline.schema(), above, places);
            } else if (member instanceof OptionSchema option) {
                List<String> path = new ArrayList<>(above);
                path.add(option.name());
                if (unwrap(option.type()) instanceof OptionType.Nested nested) {
                    collect(nested.schema(), path, places);
                } else {
                    places.add(new OptionPlace(path, option, schema.type().equals(Recipe.class)));
                }
            }
        }
    }

    /** Returns the type of the value inside an optional type, or else the type itself. */
    private static OptionType unwrap(OptionType type) {
        return type instanceof OptionType.OptionalOf maybe ? maybe.type() : type;
    }

    /** Returns the option's type, or the type of its value if the value is optional. */
    OptionType type() {
        return unwrap(option.type());
    }

    /** Returns the name as complaints write it: "weights.count". */
    String name() {
        return String.join(".", path);
    }

    /** Returns the value at this place; a missing node if the options omit it. */
    JsonNode in(ObjectNode options) {
        return options.at("/" + String.join("/", path));
    }

    /** Returns the options with another value at this place. */
    ObjectNode set(ObjectNode options, JsonNode value) {
        ObjectNode changed = options.deepCopy();
        ObjectNode owner = changed;
        for (String name : path.subList(0, path.size() - 1)) {
            owner = owner.withObjectProperty(name);
        }
        owner.set(path.get(path.size() - 1), value);
        return changed;
    }
}
