package io.mithridate.corenlp;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.ParsedCaption;
import io.mithridate.api.text.ParsedCaption.NounPhrase;
import io.mithridate.api.text.ParsedCaption.Relation;
import io.mithridate.augmenters.parsing.OpenNlpParser;
import io.mithridate.augmenters.parsing.RuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says how far the bundled parsers agree with CoreNLP's on captions: of what either found, how much
 * both did.
 */
final class CompareParsers {

    /** What is compared, each as the places and words where it stands. */
    private static final Map<String, Function<ParsedCaption, Set<String>>> FINDINGS = findings();

    private CompareParsers() {}

    /**
     * Arguments: a file of captions, each after a kind and a tab; and "differences" to see them.
     */
    public static void main(String[] arguments) throws IOException {
        List<String> captions =
                Files.readAllLines(Path.of(arguments[0])).stream()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .toList();
        boolean differences = arguments.length > 1;
        List<ParsedCaption> coreNlp = parsed(new CoreNlpParser(new CoreNlpAnalyzer()), captions);
        compare("rules", parsed(new RuleParser(), captions), coreNlp, differences);
        compare("opennlp", parsed(new OpenNlpParser(), captions), coreNlp, differences);
    }

    private static List<ParsedCaption> parsed(CaptionParser parser, List<String> captions) {
        return captions.stream().map(parser::parse).toList();
    }

    private static void compare(
            String name,
            List<ParsedCaption> parsed,
            List<ParsedCaption> coreNlp,
            boolean differences) {
        System.out.printf("%s and corenlp on %d captions%n", name, parsed.size());
        FINDINGS.forEach(
                (finding, of) -> {
                    int both = 0;
                    int one = 0;
                    int other = 0;
                    for (int i = 0; i < parsed.size(); i++) {
                        Set<String> ours = of.apply(parsed.get(i));
                        Set<String> theirs = of.apply(coreNlp.get(i));
                        Set<String> common = new TreeSet<>(ours);
                        common.retainAll(theirs);
                        both += common.size();
                        one += ours.size();
                        other += theirs.size();
                        if (differences && !ours.equals(theirs)) {
                            System.out.printf(
                                    "  %s%n    %s %s%n    corenlp %s%n",
                                    parsed.get(i).text(), name, ours, theirs);
                        }
                    }
                    int either = one + other - both;
                    System.out.printf(
                            "  %-20s %s %4d, corenlp %4d, both %4d of %4d (%.1f %%)%n",
                            finding, name, one, other, both, either, 100.0 * both / either);
                });
    }

    private static Map<String, Function<ParsedCaption, Set<String>>> findings() {
        Map<String, Function<ParsedCaption, Set<String>>> findings = new LinkedHashMap<>();
        findings.put("heads", caption -> ofPhrases(caption, phrase -> head(caption, phrase)));
        findings.put(
                "whole phrases",
                caption ->
                        ofPhrases(caption, phrase -> span(caption, phrase.first(), phrase.end())));
        findings.put("attributes", CompareParsers::attributes);
        findings.put(
                "counts",
                caption ->
                        ofPhrases(
                                caption,
                                phrase ->
                                        phrase.count().isEmpty()
                                                ? ""
                                                : span(
                                                        caption,
                                                        phrase.count().getAsInt(),
                                                        phrase.count().getAsInt() + 1)));
        findings.put("relations", caption -> relations(caption, false));
        findings.put("relations and words", caption -> relations(caption, true));
        return findings;
    }

    private static Set<String> ofPhrases(
            ParsedCaption caption, Function<NounPhrase, String> finding) {
        return caption.phrases().stream()
                .map(finding)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last word of a phrase's noun; nothing where there is none. */
    private static String head(ParsedCaption caption, NounPhrase phrase) {
        return phrase.headFirst() == phrase.end()
                ? ""
                : span(caption, phrase.end() - 1, phrase.end());
    }

    private static Set<String> attributes(ParsedCaption caption) {
        return caption.phrases().stream()
                .flatMap(phrase -> phrase.attributes().stream())
                .map(token -> span(caption, token, token + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The heads of subject and object, perhaps with the words between. */
    private static Set<String> relations(ParsedCaption caption, boolean words) {
        Set<String> relations = new TreeSet<>();
        for (Relation relation : caption.relations()) {
            String subject = head(caption, caption.phrases().get(relation.subject()));
            String object = head(caption, caption.phrases().get(relation.object()));
            String between = words ? span(caption, relation.first(), relation.end()) : "-";
            relations.add("%s %s %s".formatted(subject, between, object));
        }
        return relations;
    }

    private static String span(ParsedCaption caption, int first, int end) {
        return caption.tokens().get(first).start() + ":" + Described.words(caption, first, end);
    }
}
