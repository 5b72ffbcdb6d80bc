/**
 * The {@code emoji-scenes} data set: pictures composed from emoji artwork, captions true by
 * construction.
 *
 * <p>{@link io.mithridate.datasets.emojiscenes.Kind} is a class and what it is called; {@link
 * io.mithridate.datasets.emojiscenes.SpriteTable} and {@link
 * io.mithridate.datasets.emojiscenes.SpriteArchive} are the artwork; {@link
 * io.mithridate.datasets.emojiscenes.SceneComposer} draws what is in a picture, {@link
 * io.mithridate.datasets.emojiscenes.SceneRenderer} turns it into pixels, and {@link
 * io.mithridate.datasets.emojiscenes.CaptionWriter} into a caption.
 */
@NullMarked
package io.mithridate.datasets.emojiscenes;

import org.jspecify.annotations.NullMarked;
