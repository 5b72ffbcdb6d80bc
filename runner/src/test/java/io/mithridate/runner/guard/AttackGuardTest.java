package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.TargetsPictures.SinglePictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.runner.plugins.PluginException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttackGuardTest {

    private static final PluginGuard GUARD = new PluginGuard("attack 'crooked' (crooked.jar)");
    private static final Templates SENTENCES = new Templates(List.of("a {}"));
    private static final AttackFacts FACTS =
            new AttackFacts(
                    new Classes(List.of("cherry", "plum")), new Mapping.AllToOne(1), 4, SENTENCES);
    private static final PoisoningForm FORM =
            new PoisoningForm(
                    PoisoningForm.Selection.RANDOM,
                    PoisoningForm.Captions.TEMPLATES,
                    PoisoningForm.Mode.REPLACE);
    private static final List<Image> PICTURES = List.of(Image.black(4, 4), Image.black(4, 4));
    private static final AttackState NO_STATE = new AttackState(Map.of(), Map.of(), Map.of());
    private static final List<Seed> SEEDS = List.of(new Seed(1), new Seed(2));

    /** A prepared attack that obeys its interface. */
    private static class Honest implements PreparedAttack {
        @Override
        public List<Image> stamp(List<Image> images, List<Seed> seeds) {
            return images;
        }
    }

    private static class HonestAttack
            implements Attack<AttackState>, ChoosesPairs, TargetsPictures, InsertsText {

        @Override
        public List<String> textKeys() {
            return List.of();
        }

        @Override
        public Optional<SinglePictures> singlePictures() {
            return Optional.empty();
        }

        @Override
        public AttackState prepare(AttackContext context) {
            return NO_STATE;
        }

        @Override
        public PreparedAttack restore(AttackState state, AttackFacts facts) {
            return new Honest();
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static PreparedAttack check(PreparedAttack attack) {
        return new CheckedPreparedAttack(GUARD, attack);
    }

    private static PreparedAttack attackStamping(@Nullable List<Image> pictures) {
        return check(
                new Honest() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                        return pictures;
                    }
                });
    }

    private static void assertRefused(String complaint, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PluginException.class)
                .hasMessage("attack 'crooked' (crooked.jar): " + complaint);
    }

    @Test
    void acceptsAValidAttack() {
        PreparedAttack attack =
                new GuardedAttack(GUARD, new HonestAttack()).restore(NO_STATE, FACTS);
        assertThat(attack.stamp(PICTURES, SEEDS)).isEqualTo(PICTURES);
        assertThat(attack.poison("a cherry", "a plum", new Seed(1)))
                .isEqualTo(Poisoned.stamped("a plum"));
        assertThat(attack.triggers()).containsExactly(Trigger.IMAGE);
        assertThat(attack.triggerPrompts(SENTENCES)).isEqualTo(SENTENCES);
        assertThat(attack.decoys()).isEmpty();
        assertThat(attack.poisons()).isTrue();
    }

    @Test
    void rejectsPicturesOfWrongNumberOrSize() {
        assertRefused("stamp() returned null", () -> attackStamping(null).stamp(PICTURES, SEEDS));
        assertRefused(
                "stamp() returned 1 pictures for 2",
                () -> attackStamping(PICTURES.subList(0, 1)).stamp(PICTURES, SEEDS));
        assertRefused(
                "stamp() returned %d pictures for 2".formatted(Integer.MAX_VALUE),
                () ->
                        attackStamping(Collections.nCopies(Integer.MAX_VALUE, PICTURES.get(0)))
                                .stamp(PICTURES, SEEDS));
        assertRefused(
                "stamp(), picture 1, has 4 x 5 pixels, and was made from one of 4 x 4",
                () ->
                        attackStamping(List.of(PICTURES.get(0), Image.black(4, 5)))
                                .stamp(PICTURES, SEEDS));
        assertRefused(
                "stamp(), picture 0, returned null",
                () -> attackStamping(Collections.nCopies(2, null)).stamp(PICTURES, SEEDS));
    }

    private static Image whiten(Image image) {
        Arrays.fill(image.rgb(), (byte) 255);
        return image;
    }

    @Test
    void originalsStayUnchangedIfTheAttackDrawsOnPictures() {
        PreparedAttack attack =
                check(
                        new Honest() {
                            @Override
                            public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                                images.forEach(AttackGuardTest::whiten);
                                return images;
                            }

                            @Override
                            public Optional<Decoys> decoys() {
                                return Optional.of(new Whitening());
                            }
                        });

        assertThat(attack.stamp(PICTURES, SEEDS)).containsOnly(whiten(Image.black(4, 4)));
        assertThat(
                        attack.decoys()
                                .orElseThrow()
                                .picture(PICTURES.get(0), PICTURES.get(1), 0, new Seed(1)))
                .isEqualTo(whiten(Image.black(4, 4)));
        assertThat(PICTURES).containsOnly(Image.black(4, 4));
    }

    private static final class Whitening implements Decoys {
        @Override
        public double perPoisonedPair() {
            return 1;
        }

        @Override
        public String caption(String caption, int number) {
            return caption;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            whiten(other);
            return whiten(image);
        }
    }

    @Test
    void rejectsPoisonWithoutACaptionOrOfAWrongKind() {
        for (Poisoned poisoned :
                new @Nullable Poisoned[] {
                    null,
                    new Poisoned(Poisoned.Kind.POISON, nullResult(), true),
                    new Poisoned(nullResult(), "a plum", true),
                    new Poisoned(Poisoned.Kind.COPY, "a plum", true),
                    new Poisoned(Poisoned.Kind.DECOY, "a plum", true)
                }) {
            PreparedAttack attack =
                    check(
                            new Honest() {
                                @Override
                                @SuppressWarnings("NullAway")
                                public Poisoned poison(String caption, String written, Seed seed) {
                                    return poisoned;
                                }
                            });
            assertThatThrownBy(() -> attack.poison("a cherry", "a plum", new Seed(1)))
                    .isInstanceOf(PluginException.class)
                    .hasMessageStartingWith("attack 'crooked' (crooked.jar): poison()");
        }
    }

    private static PreparedAttack attackWithTriggers(@Nullable List<Trigger> triggers) {
        return check(
                new Honest() {
                    @Override
                    @SuppressWarnings("NullAway")
                    public List<Trigger> triggers() {
                        return triggers;
                    }
                });
    }

    @Test
    void rejectsTriggersWithoutDistinctNames() {
        assertRefused("triggers() returned null", () -> attackWithTriggers(null).triggers());
        assertRefused(
                "triggers() returned two triggers 'image', or one without a name",
                () -> attackWithTriggers(List.of(Trigger.IMAGE, Trigger.IMAGE)).triggers());
        assertRefused(
                "triggers() returned two triggers ' ', or one without a name",
                () -> attackWithTriggers(List.of(new Trigger(" ", true, false))).triggers());
        assertRefused(
                "triggers(), a name, returned null",
                () ->
                        attackWithTriggers(List.of(new Trigger(nullResult(), true, false)))
                                .triggers());
        assertRefused(
                "triggers() returned a list of more than 100 elements",
                () -> attackWithTriggers(Collections.nCopies(101, Trigger.IMAGE)).triggers());
    }

    @Test
    void rejectsAnEndlessList() {
        List<Trigger> endless =
                new AbstractList<>() {
                    @Override
                    public Trigger get(int index) {
                        return new Trigger("t" + index, true, false);
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                };
        assertRefused(
                "triggers() returned a list of more than 100 elements",
                () -> attackWithTriggers(endless).triggers());
    }

    @Test
    void rejectsDecoysWithoutANumberOrPicture() {
        assertRefused(
                "decoys().perPoisonedPair() returned NaN",
                () -> decoys(Double.NaN, PICTURES.get(0)).perPoisonedPair());
        assertRefused(
                "decoys().perPoisonedPair() returned -1.0",
                () -> decoys(-1, PICTURES.get(0)).perPoisonedPair());
        assertRefused(
                "decoys().perPoisonedPair() returned Infinity",
                () -> decoys(Double.POSITIVE_INFINITY, PICTURES.get(0)).perPoisonedPair());
        assertRefused(
                "decoys().caption() returned null", () -> decoys(1, nullResult()).caption("a", 0));
        assertRefused(
                "decoys().picture(), number 3, returned null",
                () ->
                        decoys(1, nullResult())
                                .picture(PICTURES.get(0), PICTURES.get(1), 3, new Seed(1)));
        assertRefused(
                "decoys().picture(), number 3, has 2 x 2 pixels, and was made from one of 4 x 4",
                () ->
                        decoys(1, Image.black(2, 2))
                                .picture(PICTURES.get(0), PICTURES.get(1), 3, new Seed(1)));
    }

    private static Decoys decoys(double count, Image picture) {
        Decoys decoys =
                new Decoys() {
                    @Override
                    public double perPoisonedPair() {
                        return count;
                    }

                    @Override
                    public String caption(String caption, int number) {
                        return nullResult();
                    }

                    @Override
                    public Image picture(Image image, Image other, int number, Seed seed) {
                        return picture;
                    }
                };
        return check(
                        new Honest() {
                            @Override
                            public Optional<Decoys> decoys() {
                                return Optional.of(decoys);
                            }
                        })
                .decoys()
                .orElseThrow();
    }

    @Test
    void rejectsNullResults() {
        PreparedAttack prepared =
                check(
                        new Honest() {
                            @Override
                            public Templates triggerPrompts(Templates prompts) {
                                return nullResult();
                            }

                            @Override
                            public Optional<Decoys> decoys() {
                                return nullResult();
                            }

                            @Override
                            public String triggerCaption(String caption) {
                                return nullResult();
                            }
                        });
        assertRefused("triggerPrompts() returned null", () -> prepared.triggerPrompts(SENTENCES));
        assertRefused("decoys() returned null", prepared::decoys);
        assertRefused("triggerCaption() returned null", () -> prepared.triggerCaption("a plum"));

        GuardedAttack attack =
                new GuardedAttack(
                        GUARD,
                        new HonestAttack() {
                            @Override
                            public Set<Requirement> requires() {
                                return nullResult();
                            }

                            @Override
                            public List<String> textKeys() {
                                return List.of("remember", " ");
                            }

                            @Override
                            public PoisoningForm form(PoisoningForm requested) {
                                return new PoisoningForm(
                                        requested.selection(), nullResult(), requested.mode());
                            }

                            @Override
                            public PreparedAttack restore(AttackState state, AttackFacts facts) {
                                return nullResult();
                            }
                        });
        assertRefused("requires() returned null", attack::requires);
        assertRefused("textKeys() returned a key without a word", attack::textKeys);
        assertRefused("form().captions() returned null", () -> attack.form(FORM));
        assertRefused("restore() returned null", () -> attack.restore(NO_STATE, FACTS));
    }

    @Test
    void namesThePluginIfAMethodThrows() {
        GuardedAttack attack =
                new GuardedAttack(
                        GUARD,
                        new HonestAttack() {
                            @Override
                            public PoisoningForm form(PoisoningForm requested) {
                                throw new IllegalStateException("no form");
                            }
                        });
        assertRefused(
                "form() failed: java.lang.IllegalStateException: no form", () -> attack.form(FORM));
    }

    @Test
    void rejectsAStateWithNaN() {
        assertRefused(
                "prepare() returned an array 'noise' with NaN in it",
                () -> prepare(new float[] {1, Float.NaN}, 1));
        assertRefused(
                "prepare() returned an array 'noise' with Infinity in it",
                () -> prepare(new float[] {1, Float.POSITIVE_INFINITY}, 1));
        assertRefused(
                "prepare() returned NaN as 'psnr'", () -> prepare(new float[] {1, 2}, Double.NaN));
        assertThat(prepare(new float[] {1, 2}, Double.POSITIVE_INFINITY).measurements())
                .as("the distance of pictures that are not changed")
                .containsEntry("psnr", Double.POSITIVE_INFINITY);
    }

    private static AttackState prepare(float[] noise, double measured) {
        return new GuardedAttack(
                        GUARD,
                        new HonestAttack() {
                            @Override
                            public AttackState prepare(AttackContext context) {
                                return new AttackState(
                                        Map.of(),
                                        Map.of("noise", new NumberArray(List.of(2), noise)),
                                        Map.of("psnr", measured));
                            }
                        })
                .prepare(nullResult());
    }

    @Test
    void rejectsNullOrInvalidSinglePictures() {
        assertRefused(
                "singlePictures() returned null",
                () ->
                        new GuardedAttack(
                                        GUARD,
                                        new HonestAttack() {
                                            @Override
                                            public Optional<SinglePictures> singlePictures() {
                                                return nullResult();
                                            }
                                        })
                                .singlePictures());
        assertRefused(
                "singlePictures() failed: java.lang.IllegalArgumentException: an attack cannot aim"
                        + " at 0 pictures with 35 captions each",
                () ->
                        new GuardedAttack(
                                        GUARD,
                                        new HonestAttack() {
                                            @Override
                                            public Optional<SinglePictures> singlePictures() {
                                                return Optional.of(new SinglePictures(0, 35));
                                            }
                                        })
                                .singlePictures());
        assertThat(new GuardedAttack(GUARD, new HonestAttack()).singlePictures()).isEmpty();
    }
}
