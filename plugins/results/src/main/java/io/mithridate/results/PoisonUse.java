package io.mithridate.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.plugin.KebabCase;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The poison used to train a victim: the settings of the experiment, except those fixed by the
 * attack.
 *
 * @param selection the rule by which pairs were chosen, as written in experiments
 * @param captions the source of the captions and the way in which they were varied
 * @param mode the mode, which determines whether poisoned pairs replaced clean ones
 * @param poisoned the number of pairs that link the trigger to the target
 * @param decoys the number of pairs that carry the attack's mark but keep their meaning
 * @param added the number of poisoned pairs and decoys that were added to the clean pairs
 * @param distinctCaptions the number of distinct captions of the poisoned pairs
 * @param success the metric that measures the attack's success
 */
public record PoisonUse(
        String selection,
        String captions,
        String mode,
        int poisoned,
        int decoys,
        int added,
        @JsonProperty("different_captions") int distinctCaptions,
        String success) {

    /** The number of distinct captions of poisoned pairs below which a warning is given. */
    public static final int MIN_CAPTIONS = 10;

    /** Returns the settings of the poisoning, by paths that differ from all paths of options. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = new TreeMap<>();
        places.put("poisoned.selection", selection);
        places.put("poisoned.captions", captions);
        places.put("poisoned.mode", mode);
        places.put("poisoned.pairs", Integer.toString(poisoned));
        places.put("poisoned.decoys", Integer.toString(decoys));
        places.put("poisoned.added", Integer.toString(added));
        return places;
    }

    /**
     * Returns a text for users, e.g. {@code 240 pairs (selection random, captions templates, mode
     * replace)}.
     */
    public String text() {
        return "%d %s%s (selection %s, captions %s, mode %s)"
                .formatted(
                        poisoned,
                        poisoned == 1 ? "pair" : "pairs",
                        decoys == 0 ? "" : " and %d decoys".formatted(decoys),
                        selection,
                        captions,
                        mode);
    }

    /** Returns whether all captions were written by templates. */
    public boolean isWrittenByTemplates() {
        return captions.equals(KebabCase.ofConstant(PoisoningForm.Captions.TEMPLATES));
    }

    /** Returns whether the poisoned pairs repeat a small number of captions. */
    public boolean hasFewCaptions() {
        return distinctCaptions < MIN_CAPTIONS && distinctCaptions < poisoned;
    }
}
