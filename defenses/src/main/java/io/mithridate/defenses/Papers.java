package io.mithridate.defenses;

/** The papers that several of the bundled defenses come from. */
public final class Papers {

    static final String CLIP =
            "Radford et al., 2021. Learning Transferable Visual Models From Natural Language"
                    + " Supervision. arXiv:2103.00020";

    /** CleanCLIP. */
    public static final String CLEAN_CLIP =
            "Bansal et al., 2023. CleanCLIP: Mitigating Data Poisoning Attacks in Multimodal"
                    + " Contrastive Learning. arXiv:2303.03323";

    static final String TA_CLEANER =
            "Xun et al., 2024. TA-Cleaner: A Fine-grained Text Alignment Backdoor Defense Strategy"
                    + " for Multimodal Contrastive Learning. arXiv:2409.17601";

    static final String WISE_FT =
            "Wortsman et al., 2021. Robust fine-tuning of zero-shot models. arXiv:2109.01903";

    private Papers() {}
}
