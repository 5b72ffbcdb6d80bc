package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that each violation of the contract of data sets fails the test named after it. */
class BrokenDatasetTest {

    private static DatasetContract contractOf(TinyDataset dataset) {
        return new DatasetContract() {
            @Override
            public Class<?> plugin() {
                return PixelAttack.class;
            }

            @Override
            public PairData pairs() {
                return dataset;
            }

            @Override
            public EvaluationData evaluation() {
                return dataset;
            }
        };
    }

    private static DatasetContract contractOfPairs(PairSet pairs) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public PairSet train() {
                        return pairs;
                    }
                });
    }

    private static DatasetContract contractOfPictures(LabelledImages pictures) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public LabelledImages test(String split) {
                        return pictures;
                    }
                });
    }

    private static void assertFound(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    void acceptsADatasetThatFulfillsTheContract() {
        assertPasses(new TinyDataset());
    }

    @Test
    void acceptsEmptyPartsOfTheData() {
        assertPasses(
                new TinyDataset() {
                    @Override
                    public PairSet heldOut() {
                        return super.heldOut().select(new int[0]);
                    }

                    @Override
                    public LabelledImages labelledTraining() {
                        return LabelledImages.none();
                    }

                    @Override
                    public LabelledImages validation() {
                        return LabelledImages.none();
                    }

                    @Override
                    public LabelledImages apart() {
                        return LabelledImages.none();
                    }
                });
    }

    private static void assertPasses(TinyDataset dataset) {
        DatasetContract contract = contractOf(dataset);
        assertThatCode(
                        () -> {
                            contract.nameIsNeitherTrainNorTest();
                            contract.hasPairs();
                            contract.hasTestPictures();
                            contract.refusesAnUnknownSplit();
                            contract.idsOfPairsAreUnique();
                            contract.idsOfPicturesAreUnique();
                            contract.labelsAreClasses();
                            contract.captionsAreNotBlank();
                            contract.classNamesAreNotBlank();
                            contract.pairsOfOnePictureShareIt();
                            contract.aPictureHasTheCaptionsOfItsPairs();
                            contract.heldOutPairsShowNoPictureOfTraining();
                            contract.validationIsApartFromTheTests();
                            contract.labelledTrainingIsApartFromValidationAndTests();
                            contract.picturesApartAreInNoOtherShare();
                            contract.picturesApartAreInNoPair();
                            contract.poolsOfSentencesAreDisjointOrReported();
                            contract.openedAgainThePairsAreTheSame();
                            contract.openedAgainThePicturesAreTheSame();
                            contract.accessIsRandom();
                            contract.readsTheSameFromSeveralThreads();
                            contract.refusesIndicesOutsideTheSet();
                            contract.accessToPicturesIsRandom();
                            contract.readsTheSamePicturesFromSeveralThreads();
                            contract.refusesIndicesOutsideThePictures();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void detectsMissingTestPicturesOrClasses() {
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public List<String> testSplits() {
                                        return List.of();
                                    }
                                })
                        ::hasTestPictures);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Classes classes() {
                                        return new Classes(List.of("dog"));
                                    }
                                })
                        ::hasTestPictures);
    }

    @Test
    void detectsReservedNames() {
        for (Class<?> half : List.of(Train.class, Tested.class)) {
            SampledContract contract = () -> half;
            assertFound(contract::nameIsNeitherTrainNorTest);
        }
    }

    @About(name = "train", summary = "is called like a half", fidelity = Fidelity.PAPER)
    private record Train() {}

    @About(name = "test", summary = "is called like a half", fidelity = Fidelity.PAPER)
    private record Tested() {}

    @Test
    void detectsSplitsWithAReservedName() {
        for (String reserved : List.of("validation", "labelled-training", "single-pictures")) {
            assertFound(
                    contractOf(
                                    new TinyDataset() {
                                        @Override
                                        public List<String> testSplits() {
                                            return List.of("test", reserved);
                                        }
                                    })
                            ::hasTestPictures);
        }
    }

    @Test
    void detectsUnknownSplitsThatAreAccepted() {
        assertFound(
                contractOfPictures(new TinyDataset.Pictures("test", 12))::refusesAnUnknownSplit);
    }

    @Test
    void detectsDuplicateIds() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String id(int index) {
                                        return "pair-" + index / 2;
                                    }
                                })
                        ::idsOfPairsAreUnique);
        assertFound(
                contractOfPictures(
                                new TinyDataset.Pictures("test", 12) {
                                    @Override
                                    public String id(int index) {
                                        return "picture";
                                    }
                                })
                        ::idsOfPicturesAreUnique);
    }

    @Test
    void detectsLabelsThatAreNotClasses() {
        for (int wrong : new int[] {-1, 2}) {
            assertFound(
                    contractOfPictures(
                                    new TinyDataset.Pictures("test", 12) {
                                        @Override
                                        public int label(int index) {
                                            return index == 5 ? wrong : 0;
                                        }
                                    })
                            ::labelsAreClasses);
        }
    }

    @Test
    void detectsBlankCaptionsAndNames() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String caption(int index) {
                                        return index == 3 ? " " : super.caption(index);
                                    }
                                })
                        ::captionsAreNotBlank);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Classes classes() {
                                        return new Classes(List.of("dog", ""));
                                    }
                                })
                        ::classNamesAreNotBlank);
    }

    @Test
    void detectsEvaluationPromptsInCaptions() {
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public Templates poisonCaptions() {
                                        return evaluationPrompts();
                                    }
                                })
                        ::poolsOfSentencesAreDisjointOrReported);
        for (String leaked : List.of("a photo of a dog", "behold the cat")) {
            assertFound(
                    contractOfPairs(
                                    new TinyDataset.Pairs() {
                                        @Override
                                        public String caption(int index) {
                                            return leaked;
                                        }
                                    })
                            ::poolsOfSentencesAreDisjointOrReported);
        }
    }

    @Test
    void requiresANoticeIfPromptsAreSharedByDesign() {
        assertThatCode(
                        withNotices(List.of("Captions are written with the evaluation's prompts."))
                                ::poolsOfSentencesAreDisjointOrReported)
                .doesNotThrowAnyException();
        assertFound(withNotices(List.of())::poolsOfSentencesAreDisjointOrReported);
    }

    private static DatasetContract withNotices(List<String> notices) {
        TinyDataset shared =
                new TinyDataset() {
                    @Override
                    public Templates poisonCaptions() {
                        return evaluationPrompts();
                    }

                    @Override
                    public List<String> notices() {
                        return notices;
                    }
                };
        return new DatasetContract() {
            @Override
            public Class<?> plugin() {
                return PixelAttack.class;
            }

            @Override
            public PairData pairs() {
                return shared;
            }

            @Override
            public EvaluationData evaluation() {
                return shared;
            }

            @Override
            public boolean sharesPromptsByDesign() {
                return true;
            }
        };
    }

    @Test
    void detectsMissingPairs() {
        assertFound(contractOfPairs(new TinyDataset().train().select(new int[0]))::hasPairs);
    }

    @Test
    void detectsOnePictureIdForTwoPictures() {
        DatasetContract contract =
                contractOfPairs(
                        new TinyDataset.Pairs() {
                            @Override
                            public String pictureId(int index) {
                                return "picture-" + index / 3;
                            }
                        });
        assertFound(contract::pairsOfOnePictureShareIt);
        assertFound(contract::aPictureHasTheCaptionsOfItsPairs);
    }

    @Test
    void detectsMissingCaptionsOfAPicture() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public List<String> captions(int index) {
                                        return List.of(caption(index));
                                    }
                                })
                        ::aPictureHasTheCaptionsOfItsPairs);
    }

    @Test
    void detectsHeldOutPairsInTheTrainingPairs() {
        assertFound(
                contractOfHeldOut(new TinyDataset.Pairs())::heldOutPairsShowNoPictureOfTraining);
        assertFound(
                contractOfHeldOut(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String pictureId(int index) {
                                        return "other-" + super.pictureId(index);
                                    }
                                })
                        ::heldOutPairsShowNoPictureOfTraining);
    }

    private static DatasetContract contractOfHeldOut(PairSet pairs) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public PairSet heldOut() {
                        return pairs;
                    }
                });
    }

    @Test
    void detectsUsedPicturesAmongThoseApart() {
        for (LabelledImages used :
                List.of(
                        new TinyDataset.Pictures("test", 18),
                        new TinyDataset.Pictures("apart", 12),
                        new TinyDataset.Pictures("apart", 6),
                        new TinyDataset.Pictures("apart", 0),
                        new TinyDataset.Pictures("labelled", 18))) {
            assertFound(contractOfApart(used)::picturesApartAreInNoOtherShare);
        }
        for (PairSet pairs : List.of(new TinyDataset.Pairs(), new TinyDataset.HeldOutPairs())) {
            assertFound(
                    contractOfApart(
                                    new TinyDataset.Pictures("apart", 18) {
                                        @Override
                                        public ImageData image(int index) {
                                            return index == 3
                                                    ? pairs.image(index)
                                                    : super.image(index);
                                        }
                                    })
                            ::picturesApartAreInNoPair);
        }
    }

    private static DatasetContract contractOfApart(LabelledImages pictures) {
        return contractOf(
                new TinyDataset() {
                    @Override
                    public LabelledImages apart() {
                        return pictures;
                    }
                });
    }

    @Test
    void detectsLabeledPicturesUsedTwice() {
        for (LabelledImages others :
                List.of(
                        new TinyDataset.Pictures("test", 0),
                        new TinyDataset.Pictures("validation", 0),
                        new TinyDataset.Pictures("labelled", 6),
                        new TinyDataset.Pictures("labelled", 12))) {
            assertFound(
                    contractOf(
                                    new TinyDataset() {
                                        @Override
                                        public LabelledImages labelledTraining() {
                                            return others;
                                        }
                                    })
                            ::labelledTrainingIsApartFromValidationAndTests);
        }
        for (LabelledImages reported :
                List.of(
                        new TinyDataset.Pictures("test", 6),
                        new TinyDataset.Pictures("validation", 12))) {
            assertFound(
                    contractOf(
                                    new TinyDataset() {
                                        @Override
                                        public LabelledImages validation() {
                                            return reported;
                                        }
                                    })
                            ::validationIsApartFromTheTests);
        }
    }

    @Test
    void detectsContentThatChanges() {
        AtomicInteger calls = new AtomicInteger();
        DatasetContract captions =
                contractOfPairs(
                        new TinyDataset.Pairs() {
                            @Override
                            public String caption(int index) {
                                return "caption " + calls.incrementAndGet();
                            }
                        });
        assertFound(captions::openedAgainThePairsAreTheSame);
        assertFound(captions::accessIsRandom);
        assertFound(captions::readsTheSameFromSeveralThreads);
        DatasetContract pictures =
                contractOfPictures(
                        new TinyDataset.Pictures("test", 12) {
                            @Override
                            public ImageData image(int index) {
                                return new ImageData.Encoded(
                                        new byte[] {(byte) calls.incrementAndGet()}, "");
                            }
                        });
        assertFound(pictures::openedAgainThePicturesAreTheSame);
        assertFound(pictures::accessToPicturesIsRandom);
        assertFound(pictures::readsTheSamePicturesFromSeveralThreads);
        assertFound(
                contractOf(
                                new TinyDataset() {
                                    @Override
                                    public String fingerprint() {
                                        return "opened " + calls.incrementAndGet();
                                    }
                                })
                        ::openedAgainThePicturesAreTheSame);
    }

    @Test
    void detectsIndicesThatWrapAround() {
        assertFound(
                contractOfPairs(
                                new TinyDataset.Pairs() {
                                    @Override
                                    public String caption(int index) {
                                        return super.caption(Math.floorMod(index, size()));
                                    }
                                })
                        ::refusesIndicesOutsideTheSet);
        assertFound(
                contractOfPictures(
                                new TinyDataset.Pictures("test", 12) {
                                    @Override
                                    public int label(int index) {
                                        return Math.floorMod(index, 2);
                                    }
                                })
                        ::refusesIndicesOutsideThePictures);
    }

    @Test
    void detectsHeldOutPairsThatAreNotThreadSafe() {
        Thread reader = Thread.currentThread();
        assertFound(
                contractOfHeldOut(
                                new TinyDataset.HeldOutPairs() {
                                    @Override
                                    public String caption(int index) {
                                        return Thread.currentThread() == reader
                                                ? super.caption(index)
                                                : "another caption";
                                    }
                                })
                        ::readsTheSameFromSeveralThreads);
    }
}
