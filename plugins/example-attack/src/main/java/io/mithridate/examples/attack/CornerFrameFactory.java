package io.mithridate.examples.attack;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;

/**
 * Says what {@link CornerFrame} is.
 *
 * <p>A factory is public, has a constructor without parameters, holds no state and does no work:
 * {@code mithridate list} makes one only to look at it.
 */
public final class CornerFrameFactory implements AttackFactory<CornerFrameOptions> {

    /** What experiments write: {@code attacks: [{ corner-frame: { side: 10 } }]}. */
    @Override
    public String name() {
        return "corner-frame";
    }

    /** The line in {@code mithridate list}. */
    @Override
    public String summary() {
        return "draws a coloured one-pixel frame in the corner of pictures (teaching example)";
    }

    /**
     * How close this is to its publications. It has none, so that it is itself what defines it:
     * {@code EXACT}. With references that is for golden parity with official code, {@code PAPER}
     * for what follows a paper, and {@code RECONSTRUCTION} for what has to guess parts of it.
     */
    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    // references() has a default: no publication defines this attack.

    @Override
    public Class<CornerFrameOptions> options() {
        return CornerFrameOptions.class;
    }

    @Override
    public Class<CornerFrame> implementation() {
        return CornerFrame.class;
    }
}
