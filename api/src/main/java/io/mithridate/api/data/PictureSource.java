package io.mithridate.api.data;

/**
 * The origin of a picture. The same index in sets with equal fingerprints refers to equal pictures.
 *
 * @param pairs the set that the picture comes from
 * @param index the index of the picture in that set
 */
public record PictureSource(PairSet pairs, int index) {}
