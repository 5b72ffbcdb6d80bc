package io.mithridate.api.data;

/**
 * The origin of a picture: equal places of sets with equal fingerprints hold equal pictures.
 *
 * @param pairs the set that it comes from
 * @param index its index there
 */
public record PictureSource(PairSet pairs, int index) {}
