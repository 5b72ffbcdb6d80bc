package io.mithridate.runner.yaml;

/** The origin of a value, which a complaint about it names. */
public sealed interface Place {

    /**
     * A place in a file.
     *
     * @param file the file, as the user named it
     * @param line from 1
     * @param column from 1, in characters
     */
    record InFile(String file, int line, int column) implements Place {

        @Override
        public String origin() {
            return "line " + line + ", column " + column;
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * An argument on the command line.
     *
     * @param argument the whole argument, such as {@code poisoning.rate=0.01}
     */
    record OnCommandLine(String argument) implements Place {

        @Override
        public String origin() {
            return "command line";
        }

        @Override
        public String toString() {
            return "command line: " + argument;
        }
    }

    /**
     * A default.
     *
     * @param option the option that has it, such as {@code clean-clip.epochs}
     */
    record ByDefault(String option) implements Place {

        @Override
        public String origin() {
            return "default";
        }

        @Override
        public String toString() {
            return "default of " + option;
        }
    }

    /** The beginning of a file: the place of what concerns the whole of it. */
    static Place startOf(String file) {
        return new InFile(file, 1, 1);
    }

    /** The place in a few words, for those who know the file already. */
    String origin();
}
