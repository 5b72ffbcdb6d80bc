package io.mithridate.defenses;

import io.mithridate.api.plugin.Reference;

/** The papers that several of the bundled defenses come from. */
public final class Papers {

    static final Reference CLIP =
            Reference.arXiv(
                    "Learning Transferable Visual Models From Natural Language Supervision",
                    "Radford et al.",
                    2021,
                    "2103.00020");

    /** CleanCLIP. */
    public static final Reference CLEAN_CLIP =
            Reference.arXiv(
                    "CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal Contrastive"
                            + " Learning",
                    "Bansal et al.",
                    2023,
                    "2303.03323");

    static final Reference TA_CLEANER =
            Reference.arXiv(
                    "TA-Cleaner: A Fine-grained Text Alignment Backdoor Defense Strategy for"
                            + " Multimodal Contrastive Learning",
                    "Xun et al.",
                    2024,
                    "2409.17601");

    static final Reference WISE_FT =
            Reference.arXiv(
                    "Robust fine-tuning of zero-shot models",
                    "Wortsman et al.",
                    2021,
                    "2109.01903");

    private Papers() {}
}
