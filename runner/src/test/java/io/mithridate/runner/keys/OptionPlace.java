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
 * An option and where it stands among others.
 *
 * @param path the names that lead to it, its own the last
 * @param option what is known of it
 * @param ofRecipe whether it is one of a recipe's, which says how a model is trained
 */
record OptionPlace(List<String> path, OptionSchema option, boolean ofRecipe) {

    OptionPlace {
        path = List.copyOf(path);
    }

    /** Every option of a record, those of nested records too. */
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
                if (given(option.type()) instanceof OptionType.Nested nested) {
                    collect(nested.schema(), path, places);
                } else {
                    places.add(new OptionPlace(path, option, schema.type().equals(Recipe.class)));
                }
            }
        }
    }

    /** The type of a value where the option is given. */
    private static OptionType given(OptionType type) {
        return type instanceof OptionType.OptionalOf maybe ? maybe.type() : type;
    }

    /** The type of its value where it is given. */
    OptionType type() {
        return given(option.type());
    }

    /** As complaints write it: "weights.count". */
    String name() {
        return String.join(".", path);
    }

    /** What options say at this place; missing where they leave it out. */
    JsonNode in(ObjectNode options) {
        return options.at("/" + String.join("/", path));
    }

    /** Options with another value at this place. */
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
