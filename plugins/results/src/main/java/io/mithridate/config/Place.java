package io.mithridate.config;

/** The source of a value, used to locate errors in it. */
public sealed interface Place {

    /**
     * A position in a file.
     *
     * @param file the file, as the user named it
     * @param line the line, starting from 1
     * @param column the column in characters, starting from 1
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
     * A command-line argument.
     *
     * @param argument the whole argument, e.g. {@code poisoning.rate=0.01}
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
     * The default value of an option.
     *
     * @param option the option, e.g. {@code clean-clip.epochs}
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

    /** Returns the beginning of a file, used for errors that concern the whole file. */
    static Place startOf(String file) {
        return new InFile(file, 1, 1);
    }

    /** Returns a short description of the place that omits the file name. */
    String origin();
}
