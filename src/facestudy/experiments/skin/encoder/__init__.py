"""The patch encoder: ResNet-18, pretrained with BYOL."""
