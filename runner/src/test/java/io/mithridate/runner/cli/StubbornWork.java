package io.mithridate.runner.cli;

import io.mithridate.runner.console.Progress;
import io.mithridate.runner.console.Terminal;

/** A command that is told to stop and has no point at which it can. */
final class StubbornWork {

    private StubbornWork() {}

    /** Says when it begins and when it is interrupted, and never ends. */
    @SuppressWarnings("try") // signals interrupt for as long as the block lasts
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
