package io.mithridate.corenlp;

/** Words that deny. */
final class Negations {

    private Negations() {}

    static boolean isOne(String lemma) {
        return switch (lemma) {
            case "not", "never", "no", "hardly" -> true;
            default -> false;
        };
    }
}
