package io.mithridate.api.attack;

/**
 * One way in which an attack is set off at test time.
 *
 * @param name for tables: "image", "text", "both"
 * @param stampsImages whether the picture carries the trigger
 * @param changesPrompts whether the class prompts carry the text key
 * @param changesCaptions whether the captions that pictures are sought with carry the text key
 */
public record Trigger(
        String name, boolean stampsImages, boolean changesPrompts, boolean changesCaptions) {

    /** The trigger is in the picture alone: the usual case. */
    public static final Trigger IMAGE = new Trigger("image", true, false);

    /** The trigger is in the captions that pictures are sought with. */
    public static final Trigger CAPTION = new Trigger("text", false, false, true);

    /** A trigger that leaves captions as they are. */
    public Trigger(String name, boolean stampsImages, boolean changesPrompts) {
        this(name, stampsImages, changesPrompts, false);
    }

    /**
     * Returns whether the picture alone carries the trigger, so that no text has to be changed with
     * it.
     */
    public boolean isInPictureAlone() {
        return stampsImages && !changesPrompts && !changesCaptions;
    }

    /**
     * Returns whether test pictures are classified otherwise: by their pixels or by the prompts.
     */
    public boolean changesClassification() {
        return stampsImages || changesPrompts;
    }
}
