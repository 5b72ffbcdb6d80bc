package io.mithridate.runner.suites;

import io.mithridate.results.DefenseClass;
import io.mithridate.results.ListedRun;
import io.mithridate.results.SampleRun;
import io.mithridate.results.coordinates.SettingList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Made-up entries of a made-up suite. */
public final class SampleEntries {

    private static final Entry.Plugin PLUGIN =
            new Entry.Plugin(false, Optional.of("1.0"), "a".repeat(64), "paper");

    private SampleEntries() {}

    /** Returns a suite of two attacks with controls. */
    public static Suite suite(long seeds) {
        return suite(seeds, "0.01");
    }

    /** Returns the same suite with another poisoning rate; the digest begins with it. */
    public static Suite suite(long seeds, String rate) {
        return new Suite(
                "made-up",
                rate + "0".repeat(60),
                "emoji-scenes",
                "mini",
                List.of(SampleRun.setting("badnets"), SampleRun.setting("sig")),
                LongStream.rangeClosed(1, seeds).boxed().toList(),
                true,
                new TreeMap<>(Map.of("poisoning.rate", rate)));
    }

    /**
     * Returns an entry of the suite with two settings: the first loses one point of clean accuracy
     * and the second four.
     *
     * @param success attack success at the first setting, plus 0.01 times the seed modulo 3; the
     *     second leaves half of it
     */
    public static Entry entry(String defense, DefenseClass needs, long seeds, double success) {
        ListedRun builder = new ListedRun("fine-tune");
        SettingList list = builder.list(defense, "0.001", "0.002");
        for (String attack : List.of("badnets", "sig")) {
            for (long seed = 1; seed <= seeds; seed++) {
                double left = success + 0.01 * (seed % 3);
                builder.victim(attack, seed, 0.80, 0.81, 1);
                builder.amongFirst(10, 1);
                addDefended(builder, attack, list, 0, seed, 0.79, left, needs);
                addDefended(builder, attack, list, 1, seed, 0.76, left / 2, needs);
                builder.control(attack, seed, 0.82, 0.05);
                builder.amongFirst(10, 0.10);
                addDefended(builder, attack, list, 0, seed, 0.80, 0.05, needs);
                builder.asControl();
                addDefended(builder, attack, list, 1, seed, 0.79, 0.05, needs);
                builder.asControl();
            }
        }
        return Entry.of(suite(seeds), builder.run(), list, PLUGIN);
    }

    private static void addDefended(
            ListedRun builder,
            String attack,
            SettingList list,
            int position,
            long seed,
            double accuracy,
            double success,
            DefenseClass needs) {
        double whole = Math.rint(1960 * success) / 1960;
        builder.defended(attack, list, position, seed, accuracy, accuracy, whole);
        builder.amongFirst(10, Math.rint(1960 * Math.min(1, 2 * success)) / 1960);
        builder.told(needs);
    }
}
