package io.mithridate.api.attack;

import io.mithridate.api.plugin.Checked;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A backdoor attack whose trigger is drawn, optimized or trained. An attack that stamps pictures
 * using only its options and a seed is a {@link PictureAttack}; one that changes only captions is a
 * {@link CaptionAttack}.
 *
 * <p>{@link #prepare} makes the trigger, whose state is stored with the victim. {@link #restore}
 * turns the options and the stored state into an object that poisons pairs and triggers inputs.
 * Optional capabilities have their own interfaces: {@link ChoosesPairs}, {@link HasDecoys}, {@link
 * InsertsText}, {@link TargetsPictures}, {@link TrainsVictim}.
 *
 * @param <S> the state: a record of numbers, strings, booleans, enums, pictures, {@link
 *     NumberArray}s and maps from names to these; a component that may be absent is an {@code
 *     Optional}. A {@code Map<String, Double>} holds measurements taken while the trigger was made
 */
public interface Attack<S extends Record> extends Checked {

    /**
     * Returns the things that {@link #prepare} needs in addition to the facts that every attack
     * gets. If there are none, the trigger is also made each time the experiment is validated.
     */
    default Set<Requirement> requires() {
        return Set.of();
    }

    /**
     * Returns {@code true} if the trigger is made for one target. A mapping with a target for each
     * class is then rejected before any work starts.
     */
    default boolean requiresSingleTarget() {
        return false;
    }

    /** Returns the name of the quantity that measures the attack's success. */
    default String successMetric() {
        return "attack-success";
    }

    /**
     * Makes or optimizes the trigger.
     *
     * <p>If {@link #requires} is empty, {@code validate} and {@code run} also call this method
     * before any other work, to warn about a trigger that hardly changes the picture. Because the
     * user waits for that call, it should take at most a few seconds. {@link
     * AttackContext#training()} is not available during that call, and no warning is given if the
     * call fails.
     */
    S prepare(AttackContext context);

    /**
     * Returns an attack that is ready for use; the caller closes it.
     *
     * @param state the result of {@link #prepare} with the same options, in this run or an earlier
     *     one
     * @param facts the same classes, mapping and picture size that the state was prepared with
     * @throws IllegalArgumentException if the state does not fit the options or the facts
     */
    PreparedAttack restore(S state, AttackFacts facts);

    /**
     * Returns the class of the state, taken from the type argument in the {@code implements}
     * clause.
     *
     * @throws IllegalStateException if the type argument is not a class; override this method in
     *     that case
     */
    @SuppressWarnings("unchecked") // the type argument of Attack is S
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

    /** The state of an attack that needs no state. */
    record Stateless() {}

    /** Something that an attacker may need to make the trigger. */
    enum Requirement {
        /** A clean model to optimize against. */
        SURROGATE,
        /** Pictures of the training pairs from which the poisoned pairs are drawn. */
        IMAGES,
        /** Captions of the training pairs from which the poisoned pairs are drawn. */
        CAPTIONS
    }
}
