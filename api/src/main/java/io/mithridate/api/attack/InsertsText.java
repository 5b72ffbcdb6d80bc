package io.mithridate.api.attack;

import java.util.List;

/** An attack that inserts words or sentences into texts. */
public interface InsertsText {

    /**
     * Returns the words or sentences that the attack may insert into a text; none of them is blank.
     * This is called before the trigger is made: a model trained from scratch for this attack
     * reserves enough text length for each key in its prompts and captions.
     */
    List<String> textKeys();

    /** Returns the text keys of an attack; empty if it does not change texts. */
    static List<String> keys(Attack<?> attack) {
        return attack instanceof InsertsText inserting ? inserting.textKeys() : List.of();
    }
}
