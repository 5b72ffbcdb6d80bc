package io.mithridate.attacks.steganography;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.AttackersPictures;
import io.mithridate.attacks.networks.Colours;
import io.mithridate.tensorflow.training.Networks;
import io.mithridate.tensorflow.training.OpenNetwork;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.op.Ops;

/**
 * Hides the same secret in every picture with a trained network, so that the change differs from
 * picture to picture.
 *
 * <p>A reconstruction of the attack of <a href="https://arxiv.org/abs/2012.03816">Li et al.
 * (2021)</a>, also called ISSBA, whose weights are not public. The networks follow <a
 * href="https://arxiv.org/abs/1904.05343">StegaStamp</a>, are smaller, and are trained on the
 * attacker's own pictures.
 */
@About(
        name = "ssba",
        summary =
                "hides one secret in every picture with a trained network, differently in each"
                        + " picture",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = {
            "Li et al., 2021. Invisible Backdoor Attack with Sample-Specific Triggers."
                    + " arXiv:2012.03816",
            "Tancik et al., 2020. StegaStamp: Invisible Hyperlinks in Physical Photographs."
                    + " arXiv:1904.05343"
        })
public final class Ssba implements Attack<Ssba.State> {

    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 1e-3;
    private static final int LARGE_SIDE = 100;
    private static final int FEW_BITS = 32;
    private static final int MIN_SIDE = 8;
    private static final double GRAY_LEVELS = 255;
    private static final String DEFAULT_TEXT = "Stega!!";

    private static final String SECRET = "secret";

    private final Options options;
    private final Optimizer optimizer;
    private final Networks networks;
    private final ImageDecoder decoder;
    private final Legibility.Bars bars;

    /** Creates the attack with these options. */
    @Inject
    public Ssba(Options options, Optimizer optimizer, Networks networks, ImageDecoder decoder) {
        this(options, optimizer, networks, decoder, Legibility.Bars.USUAL);
    }

    /** Creates an attack whose networks must reach the given values. */
    Ssba(
            Options options,
            Optimizer optimizer,
            Networks networks,
            ImageDecoder decoder,
            Legibility.Bars bars) {
        this.optimizer = optimizer;
        this.options = options;
        this.networks = networks;
        this.decoder = decoder;
        this.bars = bars;
    }

    @Override
    public Set<Requirement> requires() {
        return Set.of(Requirement.IMAGES);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(AttackersPictures.complaints("ssba", setting.pairs(), BATCH));
        if (setting.imageSize() < MIN_SIDE) {
            complaints.add(
                    new OptionComplaint(
                            "bits",
                            "bits are hidden in pictures of at least %d pixels; the model's have %d"
                                    .formatted(MIN_SIDE, setting.imageSize())));
        }
        int bits = bits(setting.imageSize());
        if (options.compat() && bits != BchPacket.BITS) {
            complaints.add(
                    new OptionComplaint(
                            "bits",
                            "bits: %d cannot hold a packet, which has %d; remove bits or compat"
                                    .formatted(bits, BchPacket.BITS)));
        }
        options.secret()
                .filter(secret -> options.compat() && !BchPacket.fits(secret))
                .ifPresent(
                        secret ->
                                complaints.add(
                                        new OptionComplaint(
                                                SECRET,
                                                "secret: '%s' does not fit into a packet, which holds up to %d characters of Latin-1"
                                                        .formatted(secret, BchPacket.CHARACTERS))));
        options.secret()
                .filter(secret -> !options.compat() && !isSecret(secret, bits))
                .ifPresent(
                        secret ->
                                complaints.add(
                                        new OptionComplaint(
                                                SECRET,
                                                "secret: '%s' does not consist of %d zeros and ones; give one digit per bit, or compat: true for a text"
                                                        .formatted(secret, bits))));
        return complaints;
    }

    private static boolean isSecret(String text, int bits) {
        return SecretBits.areDigits(text) && text.length() == bits;
    }

    private int bits(int imageSize) {
        boolean useFewBits = imageSize < LARGE_SIDE && !options.compat();
        return options.bits().orElse(useFewBits ? FEW_BITS : BchPacket.BITS);
    }

    private SecretBits secret(int imageSize, Seed seed) {
        if (options.compat()) {
            return BchPacket.of(options.secret().orElse(DEFAULT_TEXT));
        }
        return options.secret()
                .map(SecretBits::new)
                .orElseGet(() -> SecretBits.draw(bits(imageSize), seed));
    }

    @Override
    public State prepare(AttackContext context) {
        int side = context.facts().imageSize();
        SecretBits secret = secret(side, context.seed().at(SECRET));
        SecretEncoder encoder = new SecretEncoder(side, options.amplitude() / GRAY_LEVELS);
        SecretDecoder reader = new SecretDecoder(side, secret.count());
        AttackersPictures pictures =
                AttackersPictures.of(context.pairs(), context.seed().at("held-back"));
        Map<String, NumberArray> weights =
                optimizer
                        .optimise(
                                side,
                                pictures.training(),
                                new HidingObjective(encoder, reader),
                                new StepRecipe(
                                        options.steps(),
                                        BATCH,
                                        StepRule.cosine(LEARNING_RATE, options.steps())),
                                context.training())
                        .last();
        Legibility legibility =
                legibility(
                        pictures.heldBackImages(decoder, side), encoder, reader, secret, weights);
        legibility.require(bars);
        return new State(secret.digits(), weights, legibility.measurements());
    }

    private Legibility legibility(
            List<Image> clean,
            SecretEncoder encoder,
            SecretDecoder reader,
            SecretBits secret,
            Map<String, NumberArray> weights) {
        try (OpenNetwork<Image> openEncoder = openEncoder(encoder, secret, weights);
                OpenNetwork<float[]> openDecoder =
                        networks.numbers(
                                encoder.side(),
                                weights,
                                (pass, pictures) ->
                                        reader.read(
                                                pass, Colours.fractions(pass.ops(), pictures)))) {
            List<Image> stamped = openEncoder.run(clean);
            return Legibility.measure(clean, stamped, openDecoder.run(stamped), secret);
        }
    }

    private OpenNetwork<Image> openEncoder(
            SecretEncoder encoder, SecretBits secret, Map<String, NumberArray> weights) {
        return networks.pictures(
                encoder.side(),
                weights,
                (pass, pictures) -> {
                    Ops tf = pass.ops();
                    return Colours.bytes(
                            tf,
                            encoder.hide(
                                    pass,
                                    Colours.fractions(tf, pictures),
                                    tf.constant(new float[][] {secret.values()})));
                });
    }

    @Override
    public PreparedAttack restore(State state, AttackFacts facts) {
        return new Hiding(
                openEncoder(
                        new SecretEncoder(facts.imageSize(), options.amplitude() / GRAY_LEVELS),
                        new SecretBits(state.secret()),
                        state.weights()));
    }

    /** Stamps pictures with the encoder. */
    private record Hiding(OpenNetwork<Image> encoder) implements PreparedAttack {

        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            PreparedAttack.requireSeeds(images, seeds);
            return encoder.run(images);
        }

        @Override
        public void close() {
            encoder.close();
        }
    }

    /**
     * The hidden bits, and the networks that hide and read them.
     *
     * @param secret zeros and ones
     * @param weights the networks' parameters by name
     * @param measurements the bit accuracy and the peak signal-to-noise ratio on held-back pictures
     */
    public record State(
            String secret, Map<String, NumberArray> weights, Map<String, Double> measurements) {}

    /**
     * Options of {@link Ssba}.
     *
     * @param bits the number of hidden bits
     * @param amplitude the maximum change of a color, in gray levels
     * @param steps the number of training steps
     * @param secret the secret to hide
     * @param compat whether the secret is a text in StegaStamp's packet format
     */
    public record Options(
            @Option(
                            value =
                                    "Number of bits to hide. Default: 32 below 100 pixels,"
                                            + " otherwise 100, which is also the size of a packet.",
                            min = 8,
                            max = 128)
                    Optional<Integer> bits,
            @Option(
                            value = "Maximum change of a colour, in grey levels of 255.",
                            defaultValue = "16",
                            min = 1,
                            max = 64)
                    int amplitude,
            @Option(
                            value = "Number of steps in which the two networks are trained.",
                            defaultValue = "2000",
                            min = 1,
                            max = 1_000_000)
                    int steps,
            @Option(
                            "The secret to hide, the same in every picture: one digit (0 or 1) per"
                                + " bit; under compat a text of up to 7 characters. Default: drawn"
                                + " from the attack's seed; under compat Stega!!, as in BadCLIP's"
                                + " code.")
                    Optional<String> secret,
            @Option(
                            value =
                                    "Use a text in StegaStamp's packet of 100 bits as the secret,"
                                            + " with unused error correction.",
                            defaultValue = "false")
                    boolean compat) {}
}
