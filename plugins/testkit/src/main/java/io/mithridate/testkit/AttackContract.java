package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every attack: the same seed gives the same poison with any number of threads,
 * inputs are not modified, and the stored state is all that is needed to apply the trigger again.
 *
 * <p>A test of an attack that requires a surrogate or pairs overrides {@link #context}.
 */
public interface AttackContract extends PluginContract {

    /** Returns a new attack with the options under test. */
    Attack<?> attack();

    /** Returns new attacks with other options that change how the attack works. */
    default List<? extends Attack<?>> variants() {
        return List.of();
    }

    @Override
    default Class<?> plugin() {
        return attack().getClass();
    }

    /** Returns the classes, target, picture size and captions for the tests. */
    default AttackFacts facts() {
        return new AttackFacts(
                new Classes(List.of("apple", "dog", "banana", "old book", "cat")),
                new Mapping.AllToOne(2),
                32,
                new Templates(List.of("there is a(n) {} here", "this shows the {}", "see: {}")));
    }

    /**
     * Returns the context for preparing the attack.
     *
     * @param folder an empty folder for anything that the attack trains
     */
    default AttackContext context(Seed seed, Path folder) {
        return new FixedAttackContext(facts(), seed, folder);
    }

    /** Returns the prepared attack, restored from its stored state by a new instance. */
    default PreparedAttack prepared(Seed seed, Path folder) {
        AttackState state = AttackState.prepared(attack(), context(seed, folder));
        return AttackContract.throughStorage(state).restored(attack(), facts());
    }

    /** The contract holds for each variant. */
    @TestFactory
    default Stream<DynamicContainer> variantsFulfillContract() {
        return variants().stream().map(variant -> new AttackVariant(this, variant).tests());
    }

    /** The options under test are valid for the setting under test. */
    @Test
    default void acceptsItsSetting() {
        AttackFacts facts = facts();
        Setting setting =
                new Setting(
                        facts.classes(), facts.imageSize(), new Setting.Pairs(1000, 1000, 1000));
        assertThat(attack().complaints(setting)).isEmpty();
    }

    /** {@code requires()} always returns the same value; the planner relies on this. */
    @Test
    default void saysWhatItRequires() {
        assertThat(attack().requires()).isNotNull().isEqualTo(attack().requires());
    }

    /** The trigger depends only on the seed of the stage. */
    @Test
    default void sameSeedGivesTheSameState(@TempDir Path first, @TempDir Path second) {
        AttackState one = AttackState.prepared(attack(), context(new Seed(7), first));
        AttackState other = AttackState.prepared(attack(), context(new Seed(7), second));
        assertThat(one).as(AttackContract.describeSameSeeds("states")).isEqualTo(other);
    }

    /** The state survives storage as text and numbers unchanged. */
    @Test
    default void stateSurvivesStorage(@TempDir Path folder) {
        Record record = attack().prepare(context(new Seed(7), folder));
        assertThat(AttackContract.throughStorage(AttackState.of(record)).as(attack().stateType()))
                .as("the state as it comes back from the store")
                .isEqualTo(record);
    }

    /** Arrays are finite and measurements are not NaN; a run rejects anything else. */
    @Test
    default void stateIsOfNumbers(@TempDir Path folder) {
        AttackState state = AttackState.prepared(attack(), context(new Seed(7), folder));
        state.arrays()
                .forEach(
                        (name, array) -> {
                            for (float number : array.values()) {
                                assertThat(number).as("a number of '%s'", name).isFinite();
                            }
                        });
        assertThat(state.measurements().values()).as("measurements").doesNotContain(Double.NaN);
    }

    /** The trigger does not depend on anything left in the instance that prepared it. */
    @Test
    default void stateIsAllThatIsNeeded(@TempDir Path folder) {
        Attack<?> maker = attack();
        AttackState state = AttackState.prepared(maker, context(new Seed(7), folder));
        AttackState.prepared(attack(), context(new Seed(8), folder));
        AttackState.prepared(maker, context(new Seed(9), folder));
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        List<Seed> seeds = AttackContract.seeds(pictures.size());
        PreparedAttack restoredByMaker = state.restored(maker, facts());
        PreparedAttack restoredByAnother =
                AttackContract.throughStorage(state).restored(attack(), facts());
        assertThat(restoredByMaker.stamp(pictures, seeds))
                .as("pictures stamped by the maker, and by another instance from the same state")
                .isEqualTo(restoredByAnother.stamp(pictures, seeds));
    }

    /** Stamping keeps the number and the size of the pictures; the list may be empty. */
    @Test
    default void stampingKeepsNumberAndSize(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        int size = facts().imageSize();
        List<Image> pictures = SamplePictures.several(size);
        assertThat(attack.stamp(pictures, AttackContract.seeds(pictures.size())))
                .hasSameSizeAs(pictures)
                .allMatch(image -> image.width() == size && image.height() == size);
        assertThat(attack.stamp(List.of(), List.of())).isEmpty();
    }

    /**
     * An attack works when each class has its own target, unless it declares {@link
     * Attack#requiresSingleTarget} or rejects such a mapping.
     */
    @Test
    default void worksWithoutOneTarget(@TempDir Path folder) {
        Optional<AttackFacts> allToAll = AttackContract.allToAll(attack(), facts());
        if (allToAll.isEmpty()) {
            return;
        }
        AttackState state =
                AttackState.prepared(
                        attack(),
                        new RetargetedContext(context(new Seed(1), folder), allToAll.get()));
        PreparedAttack attack = state.restored(attack(), allToAll.get());
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        assertThat(attack.stamp(pictures, AttackContract.seeds(pictures.size())))
                .hasSameSizeAs(pictures);
        assertThat(AttackContract.poisonedPairs(attack)).doesNotContainNull();
    }

    /** Returns a description of two results that should be equal, with a hint for the author. */
    private static String describeSameSeeds(String results) {
        return results + " with the same seeds; take all randomness from the given seed";
    }

    private static Optional<AttackFacts> allToAll(Attack<?> attack, AttackFacts facts) {
        if (attack.requiresSingleTarget()) {
            return Optional.empty();
        }
        Mapping asked = new Mapping.AllToAll(facts.classes().size());
        try {
            return Optional.of(
                    facts.withMapping(ChoosesPairs.of(attack).mapping(asked, facts.classes())));
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal).message().isNotBlank();
            return Optional.empty();
        }
    }

    /** Stamping does not modify its input pictures, which are used again afterwards. */
    @Test
    default void stampingLeavesThePicturesAlone(@TempDir Path folder) {
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        List<Image> before = pictures.stream().map(Image::copy).toList();
        prepared(new Seed(1), folder).stamp(pictures, AttackContract.seeds(pictures.size()));
        assertThat(pictures).as("the pictures passed in; draw on a copy").isEqualTo(before);
    }

    /** A stamped picture depends on its seed, not on its batch. */
    @Test
    default void stampingDoesNotDependOnTheBatch(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        List<Seed> seeds = AttackContract.seeds(pictures.size());
        List<Image> together = attack.stamp(pictures, seeds);
        List<Image> apart = new ArrayList<>();
        for (int i = pictures.size() - 1; i >= 0; i--) {
            apart.addAll(attack.stamp(List.of(pictures.get(i)), List.of(seeds.get(i))));
        }
        Collections.reverse(apart);
        assertThat(together)
                .as(AttackContract.describeSameSeeds("pictures stamped together, and one by one"))
                .isEqualTo(apart);
    }

    /** A prepared attack can be shared by the threads of a loader. */
    @Test
    default void stampsAndWritesTheSameFromSeveralThreads(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        List<Seed> seeds = AttackContract.seeds(pictures.size());
        List<Image> stamped = attack.stamp(pictures, seeds);
        List<Poisoned> captions = AttackContract.poisonedPairs(attack);
        assertThat(ConcurrentCalls.results(() -> attack.stamp(pictures, seeds)))
                .as(AttackContract.describeSameSeeds("pictures stamped on several threads"))
                .allMatch(stamped::equals);
        assertThat(ConcurrentCalls.results(() -> AttackContract.poisonedPairs(attack)))
                .as(AttackContract.describeSameSeeds("captions poisoned on several threads"))
                .allMatch(captions::equals);
    }

    /**
     * Stamping changes pictures if and only if the attack declares a trigger that stamps images.
     */
    @Test
    default void onlyImageTriggersChangePictures(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        List<Image> pictures = SamplePictures.several(facts().imageSize());
        List<Image> before = pictures.stream().map(Image::copy).toList();
        List<Image> stamped = attack.stamp(pictures, AttackContract.seeds(pictures.size()));
        AttackContract.assertChanged(
                attack.triggers().stream().anyMatch(Trigger::stampsImages),
                "the stamped pictures, %s a trigger that stamps images",
                stamped,
                before);
    }

    /** Prompts change if and only if the attack declares a trigger that changes prompts. */
    @Test
    default void onlyTextTriggersChangePrompts(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        Templates prompts = new Templates(List.of("a photo of a(n) {}.", "a drawing of the {}"));
        AttackContract.assertChanged(
                attack.triggers().stream().anyMatch(Trigger::changesPrompts),
                "the prompts, %s a trigger that changes prompts",
                attack.triggerPrompts(prompts),
                prompts);
    }

    /** Captions change if and only if the attack declares a trigger that changes captions. */
    @Test
    default void onlyCaptionTriggersChangeCaptions(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        boolean changes = attack.triggers().stream().anyMatch(Trigger::changesCaptions);
        for (String caption : SampleTexts.captions()) {
            AttackContract.assertChanged(
                    changes,
                    "the captions, %s a trigger that changes captions",
                    attack.triggerCaption(caption),
                    caption);
        }
    }

    /** Asserts that an input is changed if and only if the attack declares such a trigger. */
    private static void assertChanged(
            boolean declared, String what, Object triggered, Object before) {
        if (declared) {
            assertThat(triggered).as(what, "with").isNotEqualTo(before);
        } else {
            assertThat(triggered).as(what, "without").isEqualTo(before);
        }
    }

    /**
     * Every text with a trigger contains one of the declared text keys. A model that is trained
     * from scratch uses the keys to reserve enough text length.
     */
    @Test
    default void textKeysAreKnownBeforeTheTrigger(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        if (attack.triggers().stream().anyMatch(Trigger::changesPrompts)) {
            Templates prompts = attack.triggerPrompts(new Templates(List.of("a photo of {}")));
            for (String sentence : prompts.sentences()) {
                assertThat(InsertsText.keys(attack()))
                        .as("the text keys, one of which must be in '%s'", sentence)
                        .anyMatch(sentence::contains);
            }
        }
        if (attack.triggers().stream().anyMatch(Trigger::changesCaptions)) {
            assertThat(InsertsText.keys(attack()))
                    .anyMatch(attack.triggerCaption("a bus")::contains);
        }
    }

    /** No text key is blank. */
    @Test
    default void textKeysAreNotBlank() {
        assertThat(InsertsText.keys(attack())).noneMatch(String::isBlank);
    }

    /** The names of an attack's triggers are distinct, because tables refer to triggers by name. */
    @Test
    default void triggersHaveNamesOfTheirOwn(@TempDir Path folder) {
        assertThat(prepared(new Seed(1), folder).triggers())
                .extracting(Trigger::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches(KebabCase.PATTERN));
    }

    /** Any caption can be poisoned, and the same seed gives the same result. */
    @Test
    default void poisonsAnyCaption(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        assertThat(AttackContract.poisonedPairs(attack))
                .doesNotContainNull()
                .isEqualTo(AttackContract.poisonedPairs(attack))
                .allMatch(pair -> pair.kind() != Poisoned.Kind.DECOY)
                .allMatch(pair -> pair.kind() != Poisoned.Kind.COPY);
    }

    /** Poisoned pairs are stamped only if the attack declares a trigger that stamps images. */
    @Test
    default void stampsPairsWhereTheTriggerIsInThePicture(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        boolean stamps = attack.triggers().stream().anyMatch(Trigger::stampsImages);
        if (!stamps && attack.poisons()) {
            assertThat(AttackContract.poisonedPairs(attack)).noneMatch(Poisoned::stamped);
        }
    }

    /** The eligibility of a caption does not depend on the instance or on earlier calls. */
    @Test
    default void eligibilityOfAnyCaptionIsSettled() {
        Attack<?> attack = attack();
        List<Boolean> once = AttackContract.eligible(attack, facts());
        List<Boolean> again = AttackContract.eligible(attack(), facts());
        assertThat(once).isEqualTo(again);
    }

    /** Donor pictures for poisoned pairs come from an existing class. */
    @Test
    default void donorsAreOfAClass() {
        AttackFacts facts = mappedFacts();
        ChoosesPairs.of(attack())
                .donors(facts)
                .ifPresent(
                        donors -> {
                            assertThat(donors.donorClass())
                                    .isBetween(0, facts.classes().size() - 1);
                            assertThat(donors.pictures().orElse(1)).isPositive();
                        });
    }

    /**
     * An attack that aims at single pictures adds pairs with these pictures and has no other
     * donors.
     */
    @Test
    default void singlePicturesHaveNoDonorsBesideThem() {
        AttackFacts facts = mappedFacts();
        assertThat(TargetsPictures.of(attack())).isEqualTo(TargetsPictures.of(attack()));
        if (TargetsPictures.of(attack()).isPresent()) {
            assertThat(ChoosesPairs.of(attack()).donors(facts)).isEmpty();
            PoisoningForm asked =
                    new PoisoningForm(
                            PoisoningForm.Selection.RANDOM,
                            PoisoningForm.Captions.TEMPLATES,
                            PoisoningForm.Mode.REPLACE);
            assertThat(ChoosesPairs.of(attack()).form(asked).mode())
                    .isEqualTo(PoisoningForm.Mode.ADD);
        }
    }

    /** The number of poisoned pairs does not change between calls. */
    @Test
    default void countsTheSameTwice() {
        int count = ChoosesPairs.of(attack()).count(7, () -> 100);
        assertThat(count).isNotNegative().isEqualTo(ChoosesPairs.of(attack()).count(7, () -> 100));
    }

    /** Adapting a form that the attack has already adapted does not change it. */
    @Test
    default void formIsIdempotent() {
        for (PoisoningForm.Captions captions : PoisoningForm.Captions.values()) {
            PoisoningForm asked =
                    new PoisoningForm(
                            PoisoningForm.Selection.RANDOM, captions, PoisoningForm.Mode.REPLACE);
            PoisoningForm adapted = ChoosesPairs.of(attack()).form(asked);
            assertThat(ChoosesPairs.of(attack()).form(adapted)).isEqualTo(adapted);
        }
    }

    /**
     * Decoys keep the picture size, are equal for equal seeds, and leave their input pictures
     * unchanged.
     */
    @Test
    default void decoysAreMadeOfPicturesThatStayAsTheyWere(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        assertThat(HasDecoys.count(attack()))
                .isEqualTo(attack.decoys().map(Decoys::perPoisonedPair).orElse(0.0));
        if (attack.decoys().isEmpty()) {
            return;
        }
        Decoys decoys = attack.decoys().get();
        int size = facts().imageSize();
        List<Image> pictures = SamplePictures.several(size);
        List<Image> before = pictures.stream().map(Image::copy).toList();
        assertThat(decoys.perPoisonedPair()).isNotNegative().isFinite();
        for (int i = 0; i < pictures.size(); i++) {
            Image other = pictures.get((i + 1) % pictures.size());
            Image decoy = decoys.picture(pictures.get(i), other, i, new Seed(i));
            assertThat(decoy.width()).isEqualTo(size);
            assertThat(decoy.height()).isEqualTo(size);
            assertThat(decoys.picture(pictures.get(i), other, i, new Seed(i))).isEqualTo(decoy);
            assertThat(decoys.caption("a dog", i)).isEqualTo(decoys.caption("a dog", i));
        }
        assertThat(pictures).as("the pictures passed in; draw on a copy").isEqualTo(before);
    }

    private AttackFacts mappedFacts() {
        AttackFacts facts = facts();
        return facts.withMapping(
                ChoosesPairs.of(attack()).mapping(facts.mapping(), facts.classes()));
    }

    private static List<Boolean> eligible(Attack<?> attack, AttackFacts facts) {
        ClassNames names = new ClassNames(facts.names());
        return SampleTexts.all().stream()
                .map(text -> ChoosesPairs.of(attack).eligible(text, names.in(text), facts))
                .toList();
    }

    private static List<Poisoned> poisonedPairs(PreparedAttack attack) {
        List<String> texts = SampleTexts.all();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> attack.poison(texts.get(i), "a banana", new Seed(i)))
                .toList();
    }

    private static List<Seed> seeds(int count) {
        return LongStream.range(0, count).mapToObj(Seed::new).toList();
    }

    /**
     * Returns a state as it is read back from storage, which keeps text in UTF-8 and numbers in
     * float32; it shares nothing with the original.
     */
    private static AttackState throughStorage(AttackState state) {
        return new AttackState(
                copy(state.properties(), AttackContract::utf8),
                copy(
                        state.arrays(),
                        array -> new NumberArray(array.shape(), array.values().clone())),
                copy(state.measurements(), Function.identity()));
    }

    private static <V> Map<String, V> copy(Map<String, V> map, Function<V, V> values) {
        Map<String, V> copied = new LinkedHashMap<>();
        map.forEach((name, value) -> copied.put(utf8(name), values.apply(value)));
        return copied;
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
