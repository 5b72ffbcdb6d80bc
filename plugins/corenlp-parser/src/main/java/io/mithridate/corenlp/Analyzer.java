package io.mithridate.corenlp;

/** Analyses texts; safe for use by several threads. */
interface Analyzer {

    /** What there is to say of any text. */
    Analysis analyze(String text);
}
