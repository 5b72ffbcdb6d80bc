package io.mithridate.runner.data;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.Classes;
import io.mithridate.runner.data.DataSurvey.CaptionSurvey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Examines captions.
 *
 * @param nouns finds the nouns of captions
 * @param classes the classes that captions may name
 * @param names finds class names in captions
 * @param lengths counts tokens, if the model supports it
 * @param listener receives the progress
 */
record CaptionExaminer(
        NounExtractor nouns,
        Classes classes,
        ClassNames names,
        Optional<TextLengths> lengths,
        Survey.Listener listener) {

    private static final int MAX_NOUNS = 30;

    private record Look(int words, int tokens, SortedSet<String> nouns, SortedSet<String> named) {}

    CaptionSurvey examine(List<String> captions, List<String> targets) {
        int[] words = new int[captions.size()];
        int[] tokens = new int[captions.size()];
        Map<String, Long> nounCounts = new HashMap<>();
        Map<String, Long> classCounts = new HashMap<>();
        classes.names().forEach(name -> classCounts.put(name, 0L));
        listener.forEach(
                "captions",
                captions.size(),
                i -> examineCaption(captions.get(i)),
                (look, i) -> {
                    words[i] = look.words();
                    tokens[i] = look.tokens();
                    look.nouns().forEach(noun -> nounCounts.merge(noun, 1L, Long::sum));
                    look.named().forEach(name -> classCounts.merge(name, 1L, Long::sum));
                });
        Set<String> targetNames = new HashSet<>(targets);
        List<NameCount> all = NameCount.most(classCounts, classes.size());
        return new CaptionSurvey(
                captions.size(),
                new HashSet<>(captions).size(),
                Spread.of(words),
                lengths.map(known -> tokens(tokens, known.contextLength())),
                NameCount.most(nounCounts, MAX_NOUNS),
                all,
                all.stream().filter(counted -> targetNames.contains(counted.name())).toList());
    }

    private Look examineCaption(String caption) {
        String text = caption.strip();
        return new Look(
                text.isEmpty() ? 0 : text.split("\\s+", -1).length,
                lengths.map(known -> known.tokens(caption)).orElse(0),
                new TreeSet<>(nouns.nouns(caption)),
                namedClasses(caption));
    }

    /**
     * Returns the names of the classes in a caption, without duplicates: two classes may have the
     * same name.
     */
    private SortedSet<String> namedClasses(String caption) {
        return names.in(caption).stream()
                .map(classes::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CaptionSurvey.Tokens tokens(int[] tokens, int context) {
        long cut = Arrays.stream(tokens).filter(length -> length > context).count();
        return new CaptionSurvey.Tokens(Spread.of(tokens), context, (int) cut);
    }
}
