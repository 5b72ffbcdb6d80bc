package io.mithridate.api.attack;

import java.util.List;

/** An attack that puts something into texts. */
public interface WritesText {

    /**
     * The words or sentences that the attack may put into a text, none blank. It is asked before
     * the trigger is made: a model that is trained from scratch for this attack makes room for each
     * key in its prompts and captions.
     */
    List<String> textKeys();

    /** The keys of an attack; none of one that leaves texts alone. */
    static List<String> keys(Attack<?> attack) {
        return attack instanceof WritesText writing ? writing.textKeys() : List.of();
    }
}
