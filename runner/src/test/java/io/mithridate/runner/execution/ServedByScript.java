package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor.Outcome;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A worker whose tasks do what their keys say: {@code crash}, {@code vanish} (silently), {@code
 * stop} (as by SIGSTOP), {@code hang}, {@code mute} (closes standard output), {@code swell}
 * (reports more memory), {@code fail}. With the suffix {@code -once}, they do so only the first
 * time. All other tasks succeed.
 */
final class ServedByScript {

    private ServedByScript() {}

    /** Runs the worker. The arguments are a folder for its state and {@code --serve}. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        long[] memoryKiB = {100 * 1024};
        PrintStream messages = System.out;
        System.out.println("not news");
        try (TaskWorker worker = new TaskWorker(System.in, messages, () -> memoryKiB[0])) {
            worker.serve(key -> run(key, folder, memoryKiB));
        }
    }

    private static Outcome run(String key, Path folder, long[] memoryKiB) {
        try {
            long pid = ProcessHandle.current().pid();
            Files.writeString(folder.resolve(key + ".pid"), Long.toString(pid));
            String name = key.replaceFirst("-\\d+$", "");
            if (name.endsWith("-once") && !isFirst(folder.resolve(key + ".begun"))) {
                return Outcome.success();
            }
            switch (name.replace("-once", "")) {
                case "crash" -> {
                    System.err.println("first line");
                    System.err.println("the last words");
                    Runtime.getRuntime().halt(7);
                }
                case "vanish" -> Runtime.getRuntime().halt(7);
                case "stop" -> new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start();
                case "mute" -> new FileOutputStream(FileDescriptor.out).close();
                case "swell" -> {
                    System.err.println("last words before it swelled");
                    memoryKiB[0] = 900 * 1024;
                }
                case "fail" -> {
                    return Outcome.failure("it is broken");
                }
                default -> {
                    if (!name.startsWith("hang")) {
                        return Outcome.success();
                    }
                }
            }
            new CountDownLatch(1).await();
            return Outcome.success();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            return Outcome.interrupted();
        }
    }

    private static boolean isFirst(Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Files.createFile(file);
        return true;
    }
}
