package io.mithridate.attacks.benchmarks;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.patches.BadNets;
import io.mithridate.attacks.patches.BadNetsNoise;
import io.mithridate.attacks.patches.PatchLocation;
import io.mithridate.attacks.patches.PatchPattern;
import io.mithridate.attacks.patches.PatchSide;
import io.mithridate.attacks.patterns.Blended;
import io.mithridate.attacks.patterns.BlendedNoise;
import io.mithridate.attacks.patterns.Bpp;
import io.mithridate.attacks.patterns.Frequency;
import io.mithridate.attacks.patterns.LowFrequency;
import io.mithridate.attacks.patterns.Sig;
import io.mithridate.attacks.patterns.StripesBlended;
import io.mithridate.attacks.patterns.StripesPatch;
import io.mithridate.attacks.patterns.TextWatermark;
import io.mithridate.attacks.patterns.Triangles;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.attacks.steganography.HidingNetworks;
import io.mithridate.attacks.steganography.Ssba;
import io.mithridate.attacks.warps.WaNet;
import io.mithridate.attacks.warps.Warped;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Measures how many 224 x 224 pictures are stamped per second on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StampingBenchmark {

    private static final int SIZE = 224;

    /** The name of the attack, as in experiments. */
    @Param({
        "badnets",
        "badnets-noise",
        "stripes-patch",
        "blended",
        "blended-noise",
        "sig",
        "stripes-blended",
        "triangles",
        "text-watermark",
        "frequency",
        "low-frequency",
        "bpp",
        "warped",
        "wanet",
        "ssba"
    })
    public String attack = "";

    private final List<Image> pictures = List.of(SamplePictures.noise(SIZE, new Seed(1)));
    private PreparedAttack prepared = stamper(new BlendedNoise(0));
    private long stampedCount;

    /** Prepares the attack. */
    @Setup
    public void prepare() {
        prepared = preparedAttack(attack);
    }

    /** Releases the attack's resources. */
    @TearDown
    public void close() {
        prepared.close();
    }

    private static PreparedAttack preparedAttack(String name) {
        if (name.equals("ssba")) {
            return new Ssba(
                            new Ssba.Options(Optional.empty(), 16, 1, Optional.empty(), false),
                            SmoothPairs.optimizer(),
                            SmoothPairs.networks(),
                            SmoothPairs.DECODER)
                    .restore(HidingNetworks.state(SIZE), Stamping.facts(SIZE));
        }
        return stamper(createAttack(name));
    }

    private static PreparedAttack stamper(Attack<?> attack) {
        return Stamping.state(attack, SIZE, 1).restored(attack, Stamping.facts(SIZE));
    }

    private static Attack<?> createAttack(String name) {
        return switch (name) {
            case "badnets" ->
                    new BadNets(
                            new BadNets.Options(
                                    PatchSide.defaultSide(),
                                    PatchPattern.RANDOM,
                                    Optional.empty(),
                                    PatchLocation.RANDOM),
                            Stamping.NO_PICTURES);
            case "badnets-noise" ->
                    new BadNetsNoise(PatchSide.defaultSide(), PatchLocation.RANDOM, false);
            case "stripes-patch" ->
                    new StripesPatch(PatchSide.defaultSide(), 1, PatchLocation.RANDOM, false);
            case "blended" ->
                    new Blended(new Blended.Options(0.2, Optional.empty()), Stamping.NO_PICTURES);
            case "blended-noise" -> new BlendedNoise(0.2);
            case "sig" -> new Sig(Sig.Mode.ADD, 60, 6, Sig.Direction.HORIZONTAL);
            case "stripes-blended" -> new StripesBlended(0.03, 1, false);
            case "triangles" ->
                    new Triangles(
                            new Triangles.Options(0.15, Optional.empty(), Optional.empty()),
                            Stamping.NO_PICTURES);
            case "text-watermark" ->
                    new TextWatermark(
                            new TextWatermark.Options(0.5, "Watermarked", Optional.empty()),
                            Stamping.NO_PICTURES);
            case "frequency" -> new Frequency(Optional.empty(), Optional.empty(), false);
            case "low-frequency" -> new LowFrequency(51, Optional.empty());
            case "bpp" -> new Bpp(8, true, 1);
            case "warped" -> new Warped(Optional.empty(), 1, 0, 1);
            case "wanet" -> new WaNet(4, Optional.empty(), 2, 1);
            default -> throw new IllegalArgumentException("no attack is called " + name);
        };
    }

    /** Stamps one picture with a new seed. */
    @Benchmark
    public List<Image> stamp() {
        return prepared.stamp(pictures, List.of(new Seed(stampedCount++)));
    }
}
