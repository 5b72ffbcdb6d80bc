package io.mithridate.tensorflow.training;

/** Texts of a batch that can be embedded: captions, or one side of sub-captions. */
public sealed interface TextInput
        permits View.Captions, View.SubCaptions.Positives, View.SubCaptions.Negatives {

    /** Returns the name of the texts, unique within an objective. */
    String name();
}
