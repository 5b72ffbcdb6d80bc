package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests that each violation of the contract of attacks fails the test named after it. */
class BrokenAttackTest {

    private static final Path UNUSED = Path.of("unused");

    private static AttackContract contractOf(Supplier<Attack<?>> attack) {
        return new AttackContract() {
            @Override
            public Class<?> plugin() {
                return PixelAttack.class;
            }

            @Override
            public Attack<?> attack() {
                return attack.get();
            }
        };
    }

    private static AttackContract contractOfPrepared(
            BiFunction<Byte, AttackFacts, PreparedAttack> prepared) {
        return contractOf(
                () ->
                        new PixelAttack() {
                            @Override
                            public PreparedAttack restore(AttackState state, AttackFacts facts) {
                                return prepared.apply(valueOf(state), facts);
                            }
                        });
    }

    /** Returns the contract of an attack that poisons with a function of the facts and caption. */
    private static AttackContract contractOfPoisoning(
            BiFunction<AttackFacts, String, Poisoned> poison) {
        return contractOfPrepared(
                (value, facts) ->
                        new PixelAttack.Prepared(value) {
                            @Override
                            public Poisoned poison(String caption, String written, Seed seed) {
                                return poison.apply(facts, caption);
                            }
                        });
    }

    @Test
    void detectsVariantsThatBreakTheContract() {
        AtomicInteger calls = new AtomicInteger();
        AttackContract contract =
                new AttackContract() {
                    @Override
                    public Attack<?> attack() {
                        return new PixelAttack();
                    }

                    @Override
                    public List<PixelAttack> variants() {
                        return List.of(
                                new PixelAttack() {
                                    @Override
                                    public int count(int asked, IntSupplier eligible) {
                                        return calls.incrementAndGet();
                                    }
                                });
                    }
                };
        assertThatCode(contract::countsTheSameTwice).doesNotThrowAnyException();

        Map<String, Executable> tests =
                contract.variantsFulfillContract()
                        .flatMap(DynamicContainer::getChildren)
                        .map(DynamicTest.class::cast)
                        .collect(
                                Collectors.toMap(
                                        DynamicTest::getDisplayName, DynamicTest::getExecutable));

        assertThat(tests).hasSizeGreaterThan(25).containsKey("stateSurvivesStorage");
        assertFound(() -> Objects.requireNonNull(tests.get("countsTheSameTwice")).execute());
        assertThatCode(
                        () ->
                                Objects.requireNonNull(tests.get("sameSeedGivesTheSameState"))
                                        .execute())
                .doesNotThrowAnyException();
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void detectsStatesThatDoNotDependOnlyOnTheSeed() {
        AtomicInteger calls = new AtomicInteger();
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public AttackState prepare(AttackContext context) {
                                        return new AttackState(
                                                Map.of("value", "" + calls.incrementAndGet()),
                                                Map.of(),
                                                Map.of());
                                    }
                                });
        assertFound(() -> contract.sameSeedGivesTheSameState(UNUSED, UNUSED));
    }

    @Test
    void detectsStatesThatCannotBeStored() {
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public AttackState prepare(AttackContext context) {
                                        return new AttackState(
                                                Map.of("half an emoji", "\uD83C"),
                                                Map.of(),
                                                Map.of());
                                    }
                                });
        assertFound(() -> contract.stateSurvivesStorage(UNUSED));
    }

    @Test
    void detectsStatesWithNaN() {
        List<AttackState> states =
                List.of(
                        new AttackState(Map.of(), Map.of("noise", array(Float.NaN)), Map.of()),
                        new AttackState(
                                Map.of(),
                                Map.of("noise", array(Float.POSITIVE_INFINITY)),
                                Map.of()),
                        new AttackState(Map.of(), Map.of(), Map.of("ratio", Double.NaN)));
        for (AttackState state : states) {
            AttackContract contract =
                    contractOf(
                            () ->
                                    new PixelAttack() {
                                        @Override
                                        public AttackState prepare(AttackContext context) {
                                            return state;
                                        }
                                    });
            assertFound(() -> contract.stateIsOfNumbers(UNUSED));
        }
    }

    private static NumberArray array(float number) {
        return new NumberArray(List.of(1), new float[] {number});
    }

    /** An attack that stamps with the value that it prepared last. */
    private static final class Forgetful extends PixelAttack {

        private byte last;

        @Override
        public AttackState prepare(AttackContext context) {
            AttackState state = super.prepare(context);
            last = valueOf(state);
            return state;
        }

        @Override
        public PreparedAttack restore(AttackState state, AttackFacts facts) {
            return new Prepared(last);
        }
    }

    @Test
    void detectsTriggersKeptInTheInstance() {
        AttackContract contract = contractOf(Forgetful::new);
        assertFound(() -> contract.stateIsAllThatIsNeeded(UNUSED));
    }

    @Test
    void detectsAttacksThatAssumeASingleTarget() {
        AttackContract contract =
                contractOfPoisoning(
                        (facts, caption) -> Poisoned.stamped("the " + facts.targetName()));
        assertThatThrownBy(() -> contract.worksWithoutOneTarget(UNUSED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allowsAttacksToRejectManyTargets() {
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public Mapping mapping(Mapping asked, Classes classes) {
                                        throw new IllegalArgumentException("give one target");
                                    }
                                });
        assertThatCode(() -> contract.worksWithoutOneTarget(UNUSED)).doesNotThrowAnyException();
    }

    @Test
    void detectsModifiedInputPictures() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    Image stamp(Image image, Seed seed) {
                                        image.rgb()[0] = value();
                                        return image;
                                    }
                                });
        assertThatThrownBy(() -> contract.stampingLeavesThePicturesAlone(UNUSED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("draw on a copy");
        assertThatCode(() -> contract.onlyImageTriggersChangePictures(UNUSED))
                .doesNotThrowAnyException();
    }

    @Test
    void detectsMissingPictures() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                                        return images.isEmpty()
                                                ? images
                                                : super.stamp(images, seeds).subList(1, 2);
                                    }
                                });
        assertFound(() -> contract.stampingKeepsNumberAndSize(UNUSED));
    }

    @Test
    void detectsPicturesOfAnotherSize() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    Image stamp(Image image, Seed seed) {
                                        return Image.black(image.width() - 1, image.height());
                                    }
                                });
        assertFound(() -> contract.stampingKeepsNumberAndSize(UNUSED));
    }

    @Test
    void detectsStampsThatDependOnTheBatch() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                                        return images.stream()
                                                .map(image -> stamp(image, seeds.get(0)))
                                                .toList();
                                    }

                                    @Override
                                    Image stamp(Image image, Seed seed) {
                                        Image stamped = image.copy();
                                        stamped.rgb()[0] = (byte) seed.value();
                                        return stamped;
                                    }
                                });
        assertThatThrownBy(() -> contract.stampingDoesNotDependOnTheBatch(UNUSED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("from the given seed");
    }

    @Test
    void detectsStampsThatDependOnTheThread() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    Image stamp(Image image, Seed seed) {
                                        Image stamped = image.copy();
                                        stamped.rgb()[0] =
                                                (byte) Thread.currentThread().getName().hashCode();
                                        return stamped;
                                    }
                                });
        assertFound(() -> contract.stampsAndWritesTheSameFromSeveralThreads(UNUSED));
    }

    @Test
    void reportsFailuresInOtherThreads() {
        AtomicInteger calls = new AtomicInteger();
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                                        if (calls.incrementAndGet() > 1) {
                                            throw new IllegalStateException("in use");
                                        }
                                        return super.stamp(images, seeds);
                                    }
                                });
        assertThatThrownBy(() -> contract.stampsAndWritesTheSameFromSeveralThreads(UNUSED))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseMessage("in use");
    }

    @Test
    void detectsDeclaredImageTriggersThatChangeNothing() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    Image stamp(Image image, Seed seed) {
                                        return image;
                                    }
                                });
        assertFound(() -> contract.onlyImageTriggersChangePictures(UNUSED));
    }

    @Test
    void detectsTextTriggersThatChangePictures() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Trigger> triggers() {
                                        return List.of(new Trigger("text", false, true));
                                    }
                                });
        assertFound(() -> contract.onlyImageTriggersChangePictures(UNUSED));
        assertFound(() -> contract.onlyTextTriggersChangePrompts(UNUSED));
    }

    @Test
    void detectsUndeclaredTextKeys() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Trigger> triggers() {
                                        return List.of(new Trigger("text", false, true));
                                    }

                                    @Override
                                    public Templates triggerPrompts(Templates prompts) {
                                        return new Templates(List.of("remember {}"));
                                    }
                                });
        assertFound(() -> contract.textKeysAreKnownBeforeTheTrigger(UNUSED));
    }

    @Test
    void detectsBlankTextKeys() {
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public List<String> textKeys() {
                                        return List.of("remember", " ");
                                    }
                                });
        assertFound(contract::textKeysAreNotBlank);
    }

    @Test
    void detectsImageTriggersThatChangePrompts() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public Templates triggerPrompts(Templates prompts) {
                                        return new Templates(List.of("remember {}"));
                                    }
                                });
        assertFound(() -> contract.onlyTextTriggersChangePrompts(UNUSED));
    }

    @Test
    void detectsTriggersWithTheSameName() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public List<Trigger> triggers() {
                                        return List.of(Trigger.IMAGE, Trigger.IMAGE);
                                    }
                                });
        assertFound(() -> contract.triggersHaveNamesOfTheirOwn(UNUSED));
    }

    @Test
    void detectsPairsThatChangeBetweenCalls() {
        AtomicInteger calls = new AtomicInteger();
        AttackContract contract =
                contractOfPoisoning(
                        (facts, caption) -> Poisoned.stamped("no. " + calls.incrementAndGet()));
        assertFound(() -> contract.poisonsAnyCaption(UNUSED));
    }

    @Test
    void detectsPoisonOfTheWrongKind() {
        AttackContract contract =
                contractOfPoisoning(
                        (facts, caption) -> new Poisoned(Poisoned.Kind.DECOY, caption, true));
        assertFound(() -> contract.poisonsAnyCaption(UNUSED));
    }

    @Test
    void detectsEligibilityThatChanges() {
        AtomicInteger calls = new AtomicInteger();
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public boolean eligible(
                                            String caption, Set<Integer> named, AttackFacts facts) {
                                        return calls.incrementAndGet() % 5 == 0;
                                    }
                                });
        assertFound(contract::eligibilityOfAnyCaptionIsSettled);
    }

    @Test
    void detectsFormsThatAreNotIdempotent() {
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public PoisoningForm form(PoisoningForm asked) {
                                        return asked.with(
                                                asked.captions() == PoisoningForm.Captions.KEEP
                                                        ? PoisoningForm.Captions.NATURAL
                                                        : PoisoningForm.Captions.KEEP);
                                    }
                                });
        assertFound(contract::formIsIdempotent);
    }

    @Test
    void detectsDecoysThatModifyTheirInputPictures() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public Optional<Decoys> decoys() {
                                        return Optional.of(new Spoiling());
                                    }
                                });
        assertFound(() -> contract.decoysAreMadeOfPicturesThatStayAsTheyWere(UNUSED));
    }

    @Test
    void detectsCountsThatChangeOrAreNegative() {
        AtomicInteger calls = new AtomicInteger();
        assertFound(contractOf(() -> counting(calls::incrementAndGet))::countsTheSameTwice);
        assertFound(contractOf(() -> counting(() -> -1))::countsTheSameTwice);
        assertThatCode(contractOf(() -> counting(() -> 500))::countsTheSameTwice)
                .doesNotThrowAnyException();
    }

    private static Attack<?> counting(IntSupplier pairs) {
        return new PixelAttack() {
            @Override
            public int count(int asked, IntSupplier eligible) {
                return pairs.getAsInt();
            }
        };
    }

    @Test
    void acceptsAnAttackWithZeroDecoys() {
        AttackContract contract =
                contractOfPrepared(
                        (value, facts) ->
                                new PixelAttack.Prepared(value) {
                                    @Override
                                    public Optional<Decoys> decoys() {
                                        return Optional.of(new NoDecoys());
                                    }
                                });
        assertThatCode(() -> contract.decoysAreMadeOfPicturesThatStayAsTheyWere(UNUSED))
                .doesNotThrowAnyException();
    }

    private static final class NoDecoys implements Decoys {
        @Override
        public double perPoisonedPair() {
            return 0;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return image;
        }
    }

    private static final class Spoiling implements Decoys {
        @Override
        public double perPoisonedPair() {
            return 1;
        }

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            other.rgb()[0]++;
            return image;
        }
    }

    @Test
    void detectsOptionsThatDoNotFitTheSetting() {
        AttackContract contract =
                contractOf(
                        () ->
                                new PixelAttack() {
                                    @Override
                                    public List<OptionComplaint> complaints(Setting setting) {
                                        return List.of(new OptionComplaint("size", "too large"));
                                    }
                                });
        assertFound(contract::acceptsItsSetting);
    }
}
