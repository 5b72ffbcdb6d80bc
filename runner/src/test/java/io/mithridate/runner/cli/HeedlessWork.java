package io.mithridate.runner.cli;

import java.io.IOException;

/** A worker that ignores signals until its input ends. */
final class HeedlessWork {

    private HeedlessWork() {}

    /** Prints a line at the start and another when the input has ended. */
    @SuppressWarnings("try") // signals are ignored inside the block
    public static void main(String[] arguments) throws IOException {
        try (Interruption ignored = Interruption.ignoreSignals()) {
            System.out.println("begun");
            System.in.transferTo(System.out);
            System.out.println("ended");
        }
    }
}
