package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.plugin.KebabCase;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The use of poison in the training of a victim: what the experiment asks for, but for what the
 * attack fixes of it.
 *
 * @param selection which of the eligible pairs were poisoned, as experiments write it
 * @param captions where their captions came from, and what spread them
 * @param mode whether they took the place of clean ones
 * @param poisoned how many pairs tie the trigger to the target
 * @param decoys how many pairs carry the attack's mark and keep their meaning
 * @param added how many of both were added to the clean ones
 * @param captionsApart how many different captions the poisoned pairs have
 * @param success the quantity that counts the attack's success
 */
public record PoisonUse(
        String selection,
        String captions,
        String mode,
        int poisoned,
        int decoys,
        int added,
        @JsonProperty("different_captions") int captionsApart,
        String success) {

    /** Returns the settings of the poisoning, by places that stand beside those of options. */
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

    /** For people: {@code 240 pairs (selection random, captions templates, mode replace)}. */
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

    /** Returns whether templates alone wrote the captions. */
    public boolean isWrittenByTemplates() {
        return captions.equals(KebabCase.ofConstant(PoisoningForm.Captions.TEMPLATES));
    }

    /** Returns whether the poisoned pairs repeat a few captions. */
    public boolean hasFewCaptions() {
        return captionsApart < PoisonManifest.MIN_CAPTIONS && captionsApart < poisoned;
    }
}
