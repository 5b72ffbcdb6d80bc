package io.mithridate.api.attack;

/**
 * One way in which an attack is set off at test time.
 *
 * @param name for tables: "image", "text", "both"
 * @param stampsImages whether the picture carries the trigger
 * @param changesPrompts whether the class prompts carry the text key
 */
public record Trigger(String name, boolean stampsImages, boolean changesPrompts) {

    /** The trigger is in the picture alone: the usual case. */
    public static final Trigger IMAGE = new Trigger("image", true, false);
}
