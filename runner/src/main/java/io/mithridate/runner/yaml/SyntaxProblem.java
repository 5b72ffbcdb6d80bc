package io.mithridate.runner.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Says in a user's words what SnakeYAML says in a parser's. */
final class SyntaxProblem {

    private static final Pattern BAD_START =
            Pattern.compile("found character '(.)' that cannot start any token");
    private static final Pattern GLOBAL_TAG =
            Pattern.compile("Global tag is not allowed: tag:yaml.org,2002:(\\S+)");

    private SyntaxProblem() {}

    /** What is wrong; what would be right. */
    static String describe(MarkedYAMLException exception) {
        String problem = String.valueOf(exception.getProblem());
        String context = String.valueOf(exception.getContext());
        if (problem.contains("\\t(TAB)")) {
            return "a tab stands where YAML allows spaces only; indent with spaces";
        }
        if (context.contains("expected a single document")) {
            return "a second document begins here; keep one document in a file";
        }
        Matcher character = BAD_START.matcher(problem);
        if (character.find()) {
            return "'%s' may not begin a value; put the text in quotes"
                    .formatted(character.group(1));
        }
        Matcher tag = GLOBAL_TAG.matcher(problem);
        if (tag.find()) {
            return "the tag !!%s is not allowed; remove it".formatted(tag.group(1));
        }
        if (problem.contains("undefined alias")) {
            return "%s; define it earlier with &".formatted(problem.replace("found ", ""));
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "a second ': ' stands in one line; begin a new line, use braces, or put the text"
                    + " in quotes";
        }
        return "this is not YAML: %s; check indentation, quotes and brackets before this place"
                .formatted(context.equals("null") ? problem : context + ", " + problem);
    }

    /** What is wrong; what would be right. */
    static String describe(YAMLException exception) {
        String message = String.valueOf(exception.getMessage());
        if (message.contains("aliases")) {
            return "too many aliases; write the values out";
        }
        if (message.contains("Nesting Depth")) {
            return "maps and lists are nested too deeply; an experiment needs few levels";
        }
        return "this is not YAML: " + message;
    }
}
