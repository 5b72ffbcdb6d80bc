package io.mithridate.datasets.emojiscenes.sprites;

/**
 * Where a drawing lies in the archive.
 *
 * @param codePoints its Unicode code points in hexadecimal, joined by hyphens: {@code
 *     1f415-200d-1f9ba}
 * @param name the short name that the artwork gives it
 * @param strip the number of the strip, which is one cell wide
 * @param row the number of the cell in the strip, from the top
 */
public record SpriteCell(String codePoints, String name, int strip, int row) {}
