package io.mithridate.augmenters.counterfactual;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.mithridate.augmenters.wordnet.WordNet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What WordNet says that places are parts of, read from its files (wndb(5WN)): the augmenter does
 * not read that, so that it can be judged by it.
 */
final class PartsInWordNet {

    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final Set<String> PART_OF = Set.of("#p", "#m");

    private final Map<String, String> commonestSense = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, List<String>> wholes = new HashMap<>();

    private PartsInWordNet() {}

    static PartsInWordNet read() {
        PartsInWordNet read = new PartsInWordNet();
        read("index.noun", read::readLemma);
        read("data.noun", read::readSense);
        return read;
    }

    private static void read(String file, Consumer<String[]> line) {
        try (InputStream stream =
                requireNonNull(WordNet.class.getResourceAsStream(FOLDER + file))) {
            new String(stream.readAllBytes(), ISO_8859_1)
                    .lines()
                    .filter(text -> !text.startsWith(" "))
                    .forEach(text -> line.accept(text.strip().split(" +", -1)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readLemma(String[] fields) {
        int senses = Integer.parseInt(fields[2]);
        commonestSense.put(fields[0], fields[fields.length - senses]);
    }

    private void readSense(String[] fields) {
        int members = Integer.parseInt(fields[3], 16);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            own.add(fields[4 + 2 * i].replace('_', ' ').toLowerCase(Locale.ROOT));
        }
        names.put(fields[0], own);
        int at = 5 + 2 * members;
        List<String> parts = new ArrayList<>();
        for (int left = Integer.parseInt(fields[at - 1]); left > 0; left--) {
            if (PART_OF.contains(fields[at])) {
                parts.add(fields[at + 1]);
            }
            at += 4;
        }
        wholes.put(fields[0], parts);
    }

    /** The other names of what a name means most often, and those of all that it is a part of. */
    Set<String> namesAround(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Set<String> around = new HashSet<>();
        String sense = commonestSense.get(lower.replace(' ', '_'));
        if (sense != null) {
            addNames(sense, around);
        }
        around.remove(lower);
        return around;
    }

    private void addNames(String sense, Set<String> around) {
        around.addAll(names.getOrDefault(sense, List.of()));
        wholes.getOrDefault(sense, List.of()).forEach(whole -> addNames(whole, around));
    }
}
