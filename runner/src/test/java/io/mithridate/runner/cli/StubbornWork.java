package io.mithridate.runner.cli;

import io.mithridate.runner.console.Progress;
import io.mithridate.runner.console.Terminal;

/** A command that never reaches a point at which it can stop. */
final class StubbornWork {

    private StubbornWork() {}

    /** Prints a line at the start and at each interrupt, and never ends. */
    @SuppressWarnings("try") // signals interrupt inside the block
    public static void main(String[] arguments) {
        try (Progress progress = Progress.on(Terminal.standardError());
                Interruption ignored = Interruption.ofThisThread(progress)) {
            System.out.println("begun");
            while (true) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            }
        }
    }
}
