/**
 * The {@code emoji-scenes} data set: pictures composed from emoji artwork, with captions that are
 * true by construction.
 *
 * <p>{@link io.mithridate.datasets.emojiscenes.SceneClass} is a class with its names. {@link
 * io.mithridate.datasets.emojiscenes.SpriteTable} and {@link
 * io.mithridate.datasets.emojiscenes.SpriteArchive} are the artwork. {@link
 * io.mithridate.datasets.emojiscenes.SceneComposer} composes the content of a picture, {@link
 * io.mithridate.datasets.emojiscenes.SceneRenderer} renders it to pixels, and {@link
 * io.mithridate.datasets.emojiscenes.CaptionWriter} describes it in a caption.
 */
@NullMarked
package io.mithridate.datasets.emojiscenes;

import org.jspecify.annotations.NullMarked;
