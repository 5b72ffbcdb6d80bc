package io.mithridate.api.attack;

/**
 * One way to activate the backdoor at test time.
 *
 * @param name the name shown in tables: "image", "text" or "both"
 * @param stampsImages whether the picture carries the trigger
 * @param changesPrompts whether the class prompts carry the text key
 * @param changesCaptions whether the captions used to retrieve pictures carry the text key
 */
public record Trigger(
        String name, boolean stampsImages, boolean changesPrompts, boolean changesCaptions) {

    /** The trigger is in the picture only. This is the usual case. */
    public static final Trigger IMAGE = new Trigger("image", true, false);

    /** The trigger is in the captions used to retrieve pictures. */
    public static final Trigger CAPTION = new Trigger("text", false, false, true);

    /** Creates a trigger that does not change captions. */
    public Trigger(String name, boolean stampsImages, boolean changesPrompts) {
        this(name, stampsImages, changesPrompts, false);
    }

    /**
     * Returns {@code true} if only the picture carries the trigger, so that no text has to be
     * changed.
     */
    public boolean isInPictureAlone() {
        return stampsImages && !changesPrompts && !changesCaptions;
    }

    /**
     * Returns {@code true} if the trigger affects how test pictures are classified, by changing the
     * pictures or the prompts.
     */
    public boolean changesClassification() {
        return stampsImages || changesPrompts;
    }
}
