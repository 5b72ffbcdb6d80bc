package io.mithridate.runner.cli;

import java.io.IOException;

/** What a worker does about signals: nothing, until its input ends. */
final class HeedlessWork {

    private HeedlessWork() {}

    /** Says when it begins, and when its input has ended. */
    @SuppressWarnings("try") // signals are ignored for as long as the block lasts
    public static void main(String[] arguments) throws IOException {
        try (Interruption ignored = Interruption.ignored()) {
            System.out.println("begun");
            System.in.transferTo(System.out);
            System.out.println("ended");
        }
    }
}
