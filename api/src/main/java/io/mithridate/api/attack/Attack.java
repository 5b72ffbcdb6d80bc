package io.mithridate.api.attack;

import io.mithridate.api.plugin.Checked;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A backdoor attack whose trigger is drawn, optimised or trained. One that stamps pictures by its
 * options and a seed alone is a {@link PictureAttack}, one that changes captions alone a {@link
 * CaptionAttack}.
 *
 * <p>{@link #prepare} makes the trigger, whose state is stored with the victim; {@link #restore}
 * makes of the options and the stored state what poisons pairs and triggers inputs. What only some
 * attacks do is an interface of its own: {@link ChoosesPairs}, {@link HasDecoys}, {@link
 * WritesText}, {@link AimsAtPictures}, {@link TrainsVictim}.
 *
 * @param <S> the state: a record of numbers, texts, truths and enums, pictures, {@link
 *     NumberArray}s and maps of them by name, {@code Optional} where one may be absent. A {@code
 *     Map<String, Double>} is for what was measured while the trigger was made
 */
public interface Attack<S extends Record> extends Checked {

    /**
     * Returns what {@link #prepare} needs beside the facts that every attack gets. Where this is
     * empty, the trigger is made whenever the experiment is validated, too.
     */
    default Set<Requirement> requires() {
        return Set.of();
    }

    /**
     * Returns whether the trigger is made for one target, so that a mapping with a target for each
     * class is refused before any work.
     */
    default boolean hasOneTarget() {
        return false;
    }

    /** The name of the quantity that counts the attack's success. */
    default String success() {
        return "attack-success";
    }

    /**
     * Makes or optimises the trigger.
     *
     * <p>Where {@link #requires} is empty, {@code validate} and {@code run} also call this before
     * any work, to warn of a trigger that changes next to nothing. The user waits for this call, so
     * it takes seconds at most. It has no {@link AttackContext#training()}; if it fails, there is
     * no warning.
     */
    S prepare(AttackContext context);

    /**
     * An attack that is ready for use; the caller closes it.
     *
     * @param state what {@link #prepare} gave under the same options, in this run or an earlier one
     * @param facts the same classes, mapping and size that it was prepared with
     * @throws IllegalArgumentException if the state does not fit the options or the facts
     */
    PreparedAttack restore(S state, AttackFacts facts);

    /**
     * The class of the state, as the {@code implements} clause says it.
     *
     * @throws IllegalStateException if that is not a class; then override this method
     */
    @SuppressWarnings("unchecked") // the argument of Attack is S
    default Class<S> stateType() {
        return (Class<S>)
                supertypes(getClass())
                        .filter(type -> type.getRawType() == Attack.class)
                        .map(type -> type.getActualTypeArguments()[0])
                        .filter(Class.class::isInstance)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "%s does not say the class of its state: write implements Attack<MyState>"
                                                        .formatted(getClass().getName())));
    }

    private static Stream<ParameterizedType> supertypes(Class<?> type) {
        Stream<Type> direct =
                Stream.concat(
                        Stream.of(type.getGenericInterfaces()),
                        Optional.ofNullable(type.getGenericSuperclass()).stream());
        return direct.flatMap(
                each ->
                        each instanceof ParameterizedType generic
                                ? Stream.concat(
                                        Stream.of(generic),
                                        supertypes((Class<?>) generic.getRawType()))
                                : supertypes((Class<?>) each));
    }

    /** The state of an attack that has none. */
    record Stateless() {}

    /** A thing that an attacker may need to make the trigger. */
    enum Requirement {
        /** A clean model to optimise against. */
        SURROGATE,
        /** Pictures of the training pairs, from which those that are poisoned are drawn. */
        IMAGES,
        /** Captions of the training pairs, from which those that are poisoned are drawn. */
        CAPTIONS
    }
}
